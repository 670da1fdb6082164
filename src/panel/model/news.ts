import { isConfirmed, standsOut } from '../../core/changepoint/change-point';
import type { ChartSeries } from './chart-series';
import { verdictOf, type ShownChange } from './shown-changes';

/** A share of a regression that is left at the present level: with less, the series has come back. */
const LEFT = 0.5;

/**
 * The change that tells most of a series: its largest regression that still stands, else its last change that stands
 * out, else its last one. Undefined without a confirmed change.
 */
export function newsOf(marked: ShownChange[]): ShownChange | undefined {
  const sure = marked.filter(({ change }) => isConfirmed(change));
  const clear = sure.filter(({ change }) => standsOut(change));
  const level = sure.at(-1)?.change.after.mean ?? NaN;
  const standing = clear.filter(
    (shown) => verdictOf(shown) === 'regression' && leftOf(shown, level) >= LEFT && shown.triage === undefined
  );
  const [worst] = standing.sort((a, b) => sizeOf(b) - sizeOf(a));
  return worst ?? clear.at(-1) ?? sure.at(-1);
}

/** The part of a change that the present level keeps: 1 where nothing came after it, 0 where all of it was undone. */
const leftOf = ({ change }: ShownChange, level: number) => (level - change.before.mean) / change.absoluteChange;

/** Of a change from a level of 0 there is no share: it comes before all others. */
const sizeOf = ({ change: { relativeChange } }: ShownChange) =>
  Number.isFinite(relativeChange) ? Math.abs(relativeChange) : Infinity;

/** Series in the order in which one wants to know of them: regressions, a last run that is off, other changes; the largest first. */
export function worstFirst(series: ChartSeries[], markedOf: (one: ChartSeries) => ShownChange[]): ChartSeries[] {
  // while the panel itself analyses, each slice of results would move them
  if (series.some(({ pending }) => pending)) {
    return series;
  }
  const places = new Map(series.map((one) => [one, placeOf(markedOf(one))]));
  return [...series].sort((a, b) => {
    const [first, second] = [places.get(a)!, places.get(b)!];
    return first.rank - second.rank || (first.size === second.size ? 0 : second.size - first.size);
  });
}

const RANKS = { regression: 0, unconfirmed: 1, neutral: 2, improvement: 3 };
const SUBTLE = 4;
const UNCHANGED = 5;

function placeOf(marked: ShownChange[]): { rank: number; size: number } {
  const news = newsOf(marked);
  const open = marked.find(({ change }) => !isConfirmed(change));
  const clear = news && standsOut(news.change);
  const verdict = clear ? verdictOf(news) : undefined;
  if (open && verdict !== 'regression') {
    return { rank: RANKS.unconfirmed, size: sizeOf(open) };
  }
  if (!news) {
    return { rank: UNCHANGED, size: 0 };
  }
  return { rank: verdict ? RANKS[verdict] : SUBTLE, size: sizeOf(news) };
}
