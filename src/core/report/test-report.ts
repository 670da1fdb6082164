import type { Analysis } from '../query/analyse';

/** The analysed series of one test. */
export interface TestReport {
  test: string;
  analyses: Analysis[];
}
