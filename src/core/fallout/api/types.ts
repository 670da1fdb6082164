/** A test as Fallout's API gives it (fields we use). Dates are ms since 1970. */
export interface FalloutTest {
  owner: string;
  name: string;
  createdAt: number | null;
  lastRunAt: number | null;
  /** As saved: with defaults, templates, or just `yaml_url: …`. */
  definition: string;
  tags: string[];
}

/** A run as Fallout's API gives it (fields we use). */
export interface FalloutTestRun {
  owner: string;
  testName: string;
  testRunId: string;
  createdAt: number | null;
  startedAt: number | null;
  finishedAt: number | null;
  state: string;
  /** As it was when the run was made, `yaml_url` replaced by the fetched text. */
  definition: string;
  /** YAML text: defaults merged with the run's parameters. */
  templateParams: string;
}

/** An owner of tests. */
export interface FalloutUser {
  name: string;
  email: string;
}
