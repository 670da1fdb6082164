/** A run of a test, as the event that it leaves in Graphite tells. */
export interface TestRun {
  /** When it was told, ms since 1970. */
  time: number;
  /** Fallout's id of the run. */
  id?: string;
  version?: string;
  branch?: string;
  commit?: string;
}
