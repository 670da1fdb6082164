import { changeHeadline } from '../../core/report/describe';
import { remarkLines } from '../../core/report/remark';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';

/** Series told one by one; more would take minutes to hear. */
const MOST = 5;

/** What a chart shows, for those who hear it: the last change of each series. */
export function summaryOf(series: ChartSeries[], markedOf: (one: ChartSeries) => ShownChange[]): string {
  const told = series.slice(0, MOST).map((one) => {
    const marked = markedOf(one);
    if (one.pending) {
      return `${one.label}: not analysed yet`;
    }
    if (one.remark) {
      return remarkLines([{ label: one.label, remark: one.remark, runs: one.values.length }])[0];
    }
    const last = marked.at(-1);
    return last
      ? `${marked.length} ${marked.length === 1 ? 'change' : 'changes'} of ${one.label}, the last: ${changeHeadline(last.change, one.label)}`
      : `${one.label}: no change in ${one.values.length} runs`;
  });
  const more = series.length > MOST ? ` ${series.length - MOST} more series.` : '';
  return `Change points. ${told.map((text) => text.replace(/\.$/, '')).join('. ')}.${more}`;
}
