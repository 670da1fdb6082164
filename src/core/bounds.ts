/*
 * How much of anything that comes from outside is taken: a stored query, settings, a server's answer, a definition.
 * What is larger is refused with a sentence that names the field and the bound; docs/limits.md lists them for users.
 * All lie far above what people have, and low enough that what lies below ends within seconds in the alerting backend,
 * where the core is interpreted (some ten times slower than in a browser) and a rule has to answer in time.
 */

/** Of a stored query and of a data source's settings. */
export const QUERY_BOUNDS = {
  /** Characters of a name: test, user, metric, suffix, branch, commit, version, pattern. File systems end names at 255. */
  name: 1000,
  /** Characters of one target, references replaced. Graphite's own parser takes seconds for as much. */
  target: 65_536,
  /**
   * Characters of all targets of a query. Django, which Graphite runs in, refuses requests of more than 2.5 MB unless it
   * is set up otherwise.
   */
  allTargets: 2_500_000,
  /** Targets. More series than the limit of 2,000 would hardly come of fewer. */
  targets: 10_000,
  /** Suffixes, and metrics: each may be a list that a template variable was replaced with. */
  names: 10_000,
  /** Branches: each series is looked through once for each of them. */
  branches: 100,
  /** Run parameters, and characters of one. */
  params: 1000,
  param: 65_536,
  /** Metric rules: each series' name is compared with each of them. */
  rules: 1000,
  /**
   * Points of a window of `otava`: it compares all places of a window, so its time grows with the square, or the cube where
   * there are many changes. A window of 1,000 takes up to 0.3 s, one of 10,000 was seen to take 50 s.
   */
  windowLength: { min: 2, max: 1000 },
  /** A magnitude of a million is a change by a hundred million percent. */
  minMagnitude: { min: 0, max: 1e6 },
  /** A prominence of a million standard deviations is that of a series without noise. */
  minProminence: { min: 0, max: 1e6 },
  /** As long as the longest series that is analysed, and a century. */
  reportRuns: { min: 1, max: 10_000_000 },
  reportDays: { max: 36_525 },
};

/** What the limits in a data source's settings may be set to: more does not fit into a page or into the backend. */
export const LIMIT_BOUNDS = { series: 1_000_000, points: 1_000_000_000, megabytes: 10_000 };

/** Of servers' answers. Their size in bytes is a limit of its own, in the data source's settings. */
export const ANSWER_BOUNDS = {
  /** Levels of nested JSON: Graphite's answers have four, Fallout's three. */
  depth: 64,
  /** Characters of the name of a series, and of all its tags: `longestText` of pkg/core/render.go. */
  seriesText: 65_536,
  /** Events: a run every five minutes for a year. */
  events: 100_000,
  /** Characters of an event's data, of which Hunter reads four short texts. */
  eventData: 65_536,
  /** Tags of an event. */
  eventTags: 1000,
  /** Children of one node of the metric tree. */
  nodes: 100_000,
  /** Names of tags, or their values: ten times of what is asked for. */
  names: 10_000,
  /** Tests or users of a Fallout server. */
  tests: 100_000,
  /** Characters of an error page that are read: what it is about stands at its beginning or is its last line. */
  complaint: 65_536,
};

/** Of a Fallout definition. */
export const DEFINITION_BOUNDS = {
  /** Characters, before and after its template is expanded: the most that Fallout's YAML library reads. */
  text: 3 * 1024 * 1024,
  /** Pieces that the YAML of a definition falls into: words, marks, line breaks. A definition of 1,000 lines has 7,000. */
  pieces: 25_000,
  /** Digits of a whole number that is not written in base 10. */
  digits: 128,
  /** Steps of a template's expansion: tags, texts and repetitions, also empty ones. */
  steps: 100_000,
};
