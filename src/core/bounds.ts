/*
 * The largest inputs that are accepted: stored queries, settings, servers' answers and definitions. Larger ones are
 * refused with a sentence that names the field and the bound; docs/limits.md lists the bounds for users.
 * Each bound is far above what people use, and low enough that an accepted input is processed within seconds in the
 * alerting backend, where the core is interpreted (about ten times slower than in a browser) and a rule has a deadline.
 */

/** The bounds of a stored query and of a data source's settings. */
export const QUERY_BOUNDS = {
  /**
   * Characters of a name: test, user, metric, suffix, branch, commit, version, pattern. File systems end names at 255.
   */
  name: 1000,
  /** Characters of one target, references replaced. Graphite's own parser takes seconds for as much. */
  target: 65_536,
  /**
   * Characters of all targets of a query. Django, which Graphite runs in, refuses requests of more than 2.5 MB unless
   * it is set up otherwise.
   */
  allTargets: 2_500_000,
  /** Targets. That is five times the default limit of 2,000 series. */
  targets: 10_000,
  /** Entries in the list of suffixes, and in that of metrics. A template variable can expand to many. */
  names: 10_000,
  /** Branches. Each series is scanned once per branch. */
  branches: 100,
  /** Run parameters, and characters of one. */
  params: 1000,
  param: 65_536,
  /** Metric rules. Each series' name is compared with every rule. */
  rules: 1000,
  /**
   * Points in a window of the method `otava`. It compares all positions in a window, so its time grows with the square
   * of the length, or with the cube where there are many changes: up to 0.3 s for 1,000 points, and 50 s were measured
   * for 10,000.
   */
  windowLength: { min: 2, max: 1000 },
  /** A magnitude of a million is a change by a hundred million percent. */
  minMagnitude: { min: 0, max: 1e6 },
  /** A prominence of a million standard deviations is that of a series without noise. */
  minProminence: { min: 0, max: 1e6 },
  /** The length of the longest series that is analysed, in runs, and a century, in days. */
  reportRuns: { min: 1, max: 10_000_000 },
  reportDays: { max: 36_525 },
};

/** The largest limits that a data source's settings may have: more does not fit into a page or into the backend. */
export const LIMIT_BOUNDS = { series: 1_000_000, points: 1_000_000_000, megabytes: 10_000 };

/** The bounds of servers' answers. Their size in bytes has its own limit, in the data source's settings. */
export const ANSWER_BOUNDS = {
  /** Levels of nested JSON: Graphite's answers have four, Fallout's three. */
  depth: 64,
  /** Characters of the name of a series, and of all its tags: `longestText` of pkg/core/render.go. */
  seriesText: 65_536,
  /** Events: enough for a run every five minutes for a year. */
  events: 100_000,
  /** Characters of an event's data, of which Hunter reads four short texts. */
  eventData: 65_536,
  /** Tags of an event. */
  eventTags: 1000,
  /** Children of one node of the metric tree. */
  nodes: 100_000,
  /** Names of tags, or values of one tag: ten times as many as we request. */
  names: 10_000,
  /** Tests or users of a Fallout server. */
  tests: 100_000,
  /** Characters of an error page that are read: the message is at the beginning, or in the last line. */
  complaint: 65_536,
};

/** The bounds of a Fallout definition. */
export const DEFINITION_BOUNDS = {
  /** Characters, before and after its template is expanded: the most that Fallout's YAML library reads. */
  text: 3 * 1024 * 1024,
  /** Lexical tokens of a definition's YAML: words, marks, line breaks. A definition of 1,000 lines has 7,000. */
  pieces: 25_000,
  /** Digits of an integer in base 2, 8 or 16. */
  digits: 128,
  /** Steps of a template's expansion: each tag, text and repetition counts, empty ones too. */
  steps: 100_000,
};
