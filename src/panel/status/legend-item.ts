import type { DisplayValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { VizLegendItem } from '@grafana/ui';

import { isConfirmed } from '../../core/changepoint/change-point';
import { shortSize } from '../../core/report/describe';
import { remarkInShort } from '../../core/report/remark';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';
import { say } from '../say';

/** A series with the change it is at now, and in a table with its level as well. */
export function legendItem(one: ChartSeries, marked: ShownChange[], table: boolean): VizLegendItem {
  const last = marked
    .map(({ change }) => change)
    .filter(isConfirmed)
    .at(-1);
  const values = (): DisplayValue[] => [
    {
      title: t('panel.legend.last-change', 'Last change'),
      text: one.off ? '' : changeText(one, marked),
      numeric: last?.relativeChange ?? 0,
    },
    ...(table ? levelValues(one) : []),
  ];
  return {
    label: one.label,
    fieldName: one.label,
    color: one.color,
    yAxis: 1,
    disabled: one.off,
    getDisplayValues: values,
  };
}

function levelValues({ segments, format }: ChartSeries): DisplayValue[] {
  const now = segments.at(-1);
  return [
    {
      title: t('panel.legend.level', 'Level'),
      text: now ? `${format(now.mean)} ± ${format(now.std)}` : '',
      numeric: now?.mean ?? NaN,
    },
    { title: t('panel.legend.runs', 'Runs'), text: now ? String(now.n) : '', numeric: now?.n ?? NaN },
  ];
}

function changeText({ pending, remark }: ChartSeries, marked: ShownChange[]): string {
  if (pending) {
    return '…';
  }
  if (remark) {
    return t('panel.legend.unknown', 'unknown, {{reason}}', { reason: remarkInShort(remark, say) });
  }
  const changes = marked.map(({ change }) => change);
  const last = changes.filter(isConfirmed).at(-1);
  const size = last ? sizeOf(last) : t('panel.legend.none', 'no change');
  const open = changes.find((change) => !isConfirmed(change));
  return open
    ? t('panel.legend.unconfirmed', '{{size}} (last run {{last}}, not confirmed)', { size, last: shortSize(open) })
    : size;
}

function sizeOf(change: ShownChange['change']): string {
  const size = shortSize(change);
  return change.kind === 'gradual' ? t('panel.legend.drift', 'drift {{size}}', { size }) : size;
}
