import type { Analysis } from '../../../core/query/analyse';
import type { TestRun } from '../../../core/series/test-run';

/** The runs behind the points of all series, each once, in order of time. */
export function distinctRuns(analyses: Analysis[]): TestRun[] {
  const byTime = new Map<number, TestRun>();
  analyses.forEach(({ series }) => series.runs?.forEach((run) => run && byTime.set(run.time, run)));
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}
