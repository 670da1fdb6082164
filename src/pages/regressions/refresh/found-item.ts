import type { AnalysedHistory } from '../../../core/report/moved-together';
import type { AnalysedMetric } from '../change-rows';
import type { CachedResult } from './cached-result';

/** What the page needs of an item's result. Most metrics have no change, so that they are only counted. */
export interface FoundItem {
  /** Metrics with at least one change. */
  changed: AnalysedMetric[];
  /** The runs of all metrics. */
  histories: AnalysedHistory[];
  /** Number of all metrics. */
  metrics: number;
}

/** Reduces a result to what the page needs. */
export const toFound = ({ metrics }: Pick<CachedResult, 'metrics'>): FoundItem => ({
  changed: metrics.filter(({ changes }) => changes.length > 0),
  histories: historiesOf(metrics),
  metrics: metrics.length,
});

/** Metrics of a test come one after the other, and mostly have the same runs. */
function historiesOf(all: AnalysedMetric[]): AnalysedHistory[] {
  const histories: Array<AnalysedHistory & { series: number }> = [];
  for (const { test, sparkFrom: from, sparkTo: to, machine } of all) {
    const last = histories.at(-1);
    if (last && last.test === test && last.from === from && last.to === to && last.machine === machine) {
      last.series++;
    } else {
      histories.push({ test, from, to, ...(machine && { machine }), series: 1 });
    }
  }
  return histories;
}
