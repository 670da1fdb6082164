import type { DataFrame } from '@grafana/data';

import { isConfirmed } from '../../core/changepoint/change-point';
import type { SeriesChange } from '../../core/query/judge';
import { byEffect } from '../../core/report/rank';
import { analysisOfFrame } from '../../frames/series-frame';

/** Series in another order: those with a regression first, then those that changed most; the others stay as they are. */
export function worstFirst(series: DataFrame[]): DataFrame[] {
  return series
    .map((frame) => ({ frame, worst: worstOf(frame) }))
    .sort(({ worst: a }, { worst: b }) => {
      if (!a || !b) {
        return Number(Boolean(b)) - Number(Boolean(a));
      }
      return Number(isRegression(b)) - Number(isRegression(a)) || byEffect(a, b);
    })
    .map(({ frame }) => frame);
}

function worstOf(frame: DataFrame): SeriesChange | undefined {
  const changes = [...(analysisOfFrame(frame)?.changes.filter(isConfirmed) ?? [])].sort(byEffect);
  return changes.find(isRegression) ?? changes[0];
}

const isRegression = ({ verdict }: SeriesChange) => verdict === 'regression';
