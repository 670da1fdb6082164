import type { VizLegendItem } from '@grafana/ui';

import { isConfirmed } from '../core/changepoint/judge';
import { shortSize } from '../core/report/describe';
import { remarkInShort } from '../core/report/remark';
import type { ChartSeries } from './model/chart-series';

/** A series with the change it is at now. */
export function legendItem(one: ChartSeries): VizLegendItem {
  const last = one.changes.filter(isConfirmed).at(-1);
  return {
    label: one.label,
    color: one.color,
    yAxis: 1,
    getDisplayValues: () => [{ title: 'Last change', text: changeText(one), numeric: last?.relativeChange ?? 0 }],
  };
}

function changeText({ changes, pending, remark }: ChartSeries): string {
  if (pending) {
    return '…';
  }
  if (remark) {
    return `unknown, ${remarkInShort(remark)}`;
  }
  const last = changes.filter(isConfirmed).at(-1);
  const size = !last ? 'no change' : last.kind === 'gradual' ? `drift ${shortSize(last)}` : shortSize(last);
  const open = changes.find((change) => !isConfirmed(change));
  return open ? `${size} (last run ${shortSize(open)}, not confirmed)` : size;
}
