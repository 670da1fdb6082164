import { remarkInShort } from '../../core/report/remark';
import type { ChartSeries } from '../model/chart-series';
import { newsOf } from '../model/news';
import type { ShownChange } from '../model/shown-changes';
import { say } from '../say';
import { changeText } from '../status/change-text';
import { widthOf } from '../status/fit-lines';

/** The columns of a list of series, px; 0 for those that it has no room for. The name takes what is left. */
export interface Columns {
  spark: number;
  level: number;
  change: number;
  when: number;
  /** As CSS has it. */
  grid: string;
}

/** What a row says of its change. */
export interface RowTexts {
  news?: ShownChange;
  change: string;
  /** Since when; empty without a change. */
  when: string;
}

/** Between two columns, and at both ends of a row, px. */
const GAP = 8;
const LEVEL = 76;
/** Names shorter than this are cut so much that one would rather do without the time, px. */
const NAME = 140;
/** Room for `drift +12.3 %`, which is never cut, px. */
const DRIFT = 88;
/** A column is no wider, however long a text is: the row's title has it whole. */
const WIDEST_CHANGE = 150;
const WIDEST_TIME = 200;

/** In a row there is room for the reason alone: *no stable level*. */
export function rowTexts(one: ChartSeries, marked: ShownChange[]): RowTexts {
  const news = newsOf(marked);
  const reason = one.remark && !news && !one.pending ? remarkInShort(one.remark, say) : undefined;
  return {
    news,
    change: reason ?? changeText(one, marked, news),
    when: news ? one.when(news.change.spanTimes?.from ?? news.change.time) : '',
  };
}

/** The columns for a list of a width, px, as wide as the longest of their texts. */
export function columnsFor(width: number, texts: RowTexts[]): Columns {
  const spark = width < 260 ? 0 : width < 360 ? 44 : Math.min(200, Math.round(width / 5));
  const level = width < 360 ? 0 : LEVEL;
  const change = Math.min(
    WIDEST_CHANGE,
    Math.max(DRIFT, Math.round(width / 3)),
    widest(texts.map((one) => one.change))
  );
  const time = Math.min(WIDEST_TIME, widest(texts.map((one) => one.when)));
  const sum = (columns: number[]) => columns.reduce((all, each) => (each > 0 ? all + each + GAP : all), 2 * GAP);
  const when = width - sum([spark, level, change, time]) >= NAME ? time : 0;
  const px = [spark, level, change, when].filter((each) => each > 0).map((each) => `${each}px`);
  return { spark, level, change, when, grid: ['minmax(0, 1fr)', ...px].join(' ') };
}

/** Few texts are measured of many: those that differ. */
const widest = (texts: string[]): number => Math.ceil(Math.max(0, ...[...new Set(texts)].map(widthOf)));
