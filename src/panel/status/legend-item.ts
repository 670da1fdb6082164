import { fieldReducers, reduceField, type DisplayValue } from '@grafana/data';
import type { VizLegendItem } from '@grafana/ui';

import { roundSpread } from '../../core/format';
import { t } from '../../shared/translate';
import type { ChartSeries } from '../model/chart-series';
import { newsOf } from '../model/news';
import type { ShownChange } from '../model/shown-changes';
import { changeText } from './change-text';

/** A series with the change that tells most of it, in a table with its level as well, and with the values that the legend's options name. */
export function legendItem(
  one: ChartSeries,
  marked: ShownChange[],
  table: boolean,
  calcs: string[] = []
): VizLegendItem {
  const values = (): DisplayValue[] => {
    const news = newsOf(marked);
    const text = one.off ? '' : changeText(one, marked, news);
    const change = { text, numeric: news?.change.relativeChange ?? 0 };
    const told = table ? [{ title: t('panel.legend.change', 'Change'), ...change }, ...levelValues(one)] : [change];
    return [...told, ...(one.off ? [] : calculated(one, calcs))];
  };
  return {
    label: one.name,
    // by which Grafana knows it
    fieldName: one.label,
    color: one.color,
    yAxis: 1,
    disabled: one.off,
    getDisplayValues: values,
  };
}

/** Grafana's own calculations, over the values in view. */
function calculated({ field, format }: ChartSeries, calcs: string[]): DisplayValue[] {
  const found = calcs.length > 0 ? reduceField({ field, reducers: calcs }) : {};
  return calcs.map((id) => {
    const numeric = Number(found[id] ?? NaN);
    return { title: fieldReducers.getIfExists(id)?.name ?? id, text: format(numeric), numeric };
  });
}

function levelValues({ segments, format }: ChartSeries): DisplayValue[] {
  const now = segments.at(-1);
  return [
    {
      title: t('panel.legend.level', 'Level'),
      text: now ? `${format(now.mean)} ± ${format(roundSpread(now.std))}` : '',
      numeric: now?.mean ?? NaN,
    },
    { title: t('panel.legend.runs', 'Runs'), text: now ? String(now.n) : '', numeric: now?.n ?? NaN },
  ];
}
