/** A run of a test, read from the event that it leaves in Graphite. */
export interface TestRun {
  /** Time of the event, ms since 1970. */
  time: number;
  /** Fallout's id of the run. */
  id?: string;
  version?: string;
  branch?: string;
  commit?: string;
  /** The machine, or the kind of machine, that the test ran on. */
  machine?: string;
}
