/** A series that was analysed, one that a run could have moved; or several of a test with the same runs. */
export interface AnalysedHistory {
  test: string;
  /** Time of its first and of its last run, ms since 1970. */
  from: number;
  to: number;
  /** Where its last run ran, if the runs tell. */
  machine?: string;
  /** Number of series of the test that have this history; 1 when left out. */
  series?: number;
}

/** How many of the series that have a run moved with it. */
export interface MovedTogether {
  series: number;
  ofSeries: number;
  tests: number;
  ofTests: number;
}

/** Fewer tests than this have too much in common to tell their surroundings from their code. */
const MIN_TESTS = 3;
/** Smallest share of the tests, and of their series, that the surroundings move. */
const MIN_SHARE = 1 / 2;

/**
 * Counts what moved with a run, and returns it if that is more than one change of the code commonly does: series of at
 * least three tests, and at least half of all tests and half of all series whose history has that run. The machine, the
 * compiler or the base image are then more likely than the code of each test.
 *
 * @param moved number of series that changed in the run, by test
 * @param time of the run, ms since 1970
 */
export function movedTogether(
  moved: ReadonlyMap<string, number>,
  time: number,
  histories: AnalysedHistory[]
): MovedTogether | undefined {
  if (moved.size < MIN_TESTS) {
    return undefined;
  }
  const series = [...moved.values()].reduce((sum, count) => sum + count, 0);
  const having = histories.filter(({ from, to }) => from < time && time <= to);
  const ofSeries = having.reduce((sum, { series: count = 1 }) => sum + count, 0);
  // histories that do not even have what moved tell nothing
  const isKnown = series <= ofSeries;
  // tests are counted last: of a thousand histories that takes a while, and most runs move only a few series
  if (!isKnown || series < MIN_SHARE * ofSeries) {
    return undefined;
  }
  const ofTests = new Set(having.map(({ test }) => test)).size;
  return moved.size >= MIN_SHARE * ofTests ? { series, ofSeries, tests: moved.size, ofTests } : undefined;
}
