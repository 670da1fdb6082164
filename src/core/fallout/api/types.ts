/** A test of Fallout's API: the fields that we use. Times are ms since 1970. */
export interface FalloutTest {
  owner: string;
  name: string;
  createdAt: number | null;
  lastRunAt: number | null;
  /** The text as the user saved it: with defaults and template tags, or just `yaml_url: …`. */
  definition: string;
  tags: string[];
}

/** A run of Fallout's API: the fields that we use. Times are ms since 1970. */
export interface FalloutTestRun {
  owner: string;
  testName: string;
  testRunId: string;
  createdAt: number | null;
  startedAt: number | null;
  finishedAt: number | null;
  state: string;
  /** The text when the run was created, with `yaml_url` replaced by the fetched text. */
  definition: string;
  /** YAML text: the defaults merged with the run's parameters. */
  templateParams: string;
}

/** An owner of tests. */
export interface FalloutUser {
  name: string;
  email: string;
}
