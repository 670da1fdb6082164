import type { Analysis } from '../query/analyse';

/** The analysed series of one test. */
export interface TestReport {
  test: string;
  analyses: Analysis[];
}

/** All series of tests, each with a name that tells it from those of other tests. */
export const namedAnalyses = (tests: TestReport[], several: boolean): Array<Analysis & { name: string }> =>
  tests.flatMap(({ test, analyses }) =>
    analyses.map((analysis) => ({ ...analysis, name: seriesName(test, analysis.series.name, several) }))
  );

/** The name of a series; beside those of other tests, with its test. */
export const seriesName = (test: string, series: string, several: boolean): string =>
  several ? `${test}, ${series}` : series;
