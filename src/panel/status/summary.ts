import { changeHeadline } from '../../core/report/describe';
import { remarked, remarkLines } from '../../core/report/remark';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';

/** Series told one by one; more would take minutes to hear. */
const MOST = 5;

/** Describes a chart for screen readers: the last change of each series. */
export function summaryOf(series: ChartSeries[], markedOf: (one: ChartSeries) => ShownChange[]): string {
  const told = series.slice(0, MOST).map((one) => tellSeries(one, markedOf(one)).replace(/\.$/, ''));
  const left = series.length - MOST;
  return [
    t('panel.summary.title', 'Change points'),
    ...told,
    ...(left > 0 ? [t('panel.summary.more', '{{left}} more series', { left })] : []),
  ]
    .map((text) => `${text}.`)
    .join(' ');
}

/** What is known of a series, in a sentence. */
export function tellSeries({ label, pending, remark, analysed, when }: ChartSeries, marked: ShownChange[]): string {
  if (pending) {
    return t('panel.summary.pending', '{{label}}: not analysed yet', { label });
  }
  const runs = analysed.values.length;
  if (remark) {
    return remarkLines([remarked(label, analysed, remark)], say)[0];
  }
  const last = marked.at(-1);
  return last
    ? say(
        'panel.summary.changes',
        {
          one: '{{count}} change of {{label}}, the last: {{headline}}',
          other: '{{count}} changes of {{label}}, the last: {{headline}}',
        },
        { count: marked.length, label, headline: changeHeadline(last.change, label, say, when) }
      )
    : t('panel.summary.stable', '{{label}}: no change in {{runs}} runs', { label, runs });
}
