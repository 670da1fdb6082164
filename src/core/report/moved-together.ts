/** A series that was analysed: one that a run could have moved. */
export interface AnalysedHistory {
  test: string;
  /** Time of its first and of its last run, ms since 1970. */
  from: number;
  to: number;
  /** Where its last run ran, if the runs tell. */
  machine?: string;
}

/** Series of a test that have the same first and last run. Most series of a test do. */
export interface CountedHistory extends AnalysedHistory {
  series: number;
}

/** Counts the series of the same test, runs and machine, so that they are looked at once. */
export function countHistories(all: AnalysedHistory[]): CountedHistory[] {
  const counted = new Map<string, CountedHistory>();
  for (const one of all) {
    const key = `${one.from} ${one.to} ${one.machine ?? ''}\n${one.test}`;
    const known = counted.get(key);
    if (known) {
      known.series++;
    } else {
      counted.set(key, { ...one, series: 1 });
    }
  }
  return [...counted.values()];
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
  histories: CountedHistory[]
): MovedTogether | undefined {
  if (moved.size < MIN_TESTS) {
    return undefined;
  }
  let ofSeries = 0;
  const ofTests = new Set<string>();
  for (const { test, from, to, series } of histories) {
    if (from < time && time <= to) {
      ofSeries += series;
      ofTests.add(test);
    }
  }
  const counts: MovedTogether = {
    series: [...moved.values()].reduce((sum, series) => sum + series, 0),
    ofSeries,
    tests: moved.size,
    ofTests: ofTests.size,
  };
  // histories that do not even have what moved tell nothing
  const isKnown = counts.series <= counts.ofSeries;
  const isMost = counts.tests >= MIN_SHARE * counts.ofTests && counts.series >= MIN_SHARE * counts.ofSeries;
  return isKnown && isMost ? counts : undefined;
}
