import { standsOut } from '../../core/changepoint/change-point';
import { t } from '../../shared/translate';
import type { ChartSeries } from '../model/chart-series';
import { newsOf } from '../model/news';
import { verdictOf, type ShownChange } from '../model/shown-changes';

/** So many series are seen at a glance. */
const FEW = 10;

/** Of many series, how many changed for the worse and for the better: most of them are out of view. */
export function tallyOf(series: ChartSeries[], markedOf: (one: ChartSeries) => ShownChange[]): string | undefined {
  if (series.length <= FEW || series.some(({ pending }) => pending)) {
    return undefined;
  }
  const counts = { regression: 0, improvement: 0, neutral: 0, unconfirmed: 0 };
  for (const one of series) {
    const news = newsOf(markedOf(one));
    if (news && standsOut(news.change)) {
      counts[verdictOf(news)]++;
    }
  }
  const total = series.length;
  const parts: string[] = [];
  const add = (verdict: keyof typeof counts, text: (number: number | string) => string) => {
    const number = counts[verdict];
    if (number > 0) {
      parts.push(text(parts.length === 0 ? t('panel.tally.of', '{{number}} of {{total}}', { number, total }) : number));
    }
  };
  add('regression', (number) => t('panel.tally.regressed', '{{number}} regressed', { number }));
  add('improvement', (number) => t('panel.tally.improved', '{{number}} improved', { number }));
  add('neutral', (number) => t('panel.tally.changed', '{{number}} changed', { number }));
  return parts.length > 0 ? `${parts.join(', ')}.` : t('panel.tally.none', 'No change in {{total}} series.', { total });
}
