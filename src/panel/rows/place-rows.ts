import { LOWEST, TITLE } from '../chart/arrange';

/** Height of a row, px: as high as WCAG 2.2 wants what one points at to be (2.5.8), and a bit more. */
export const ROW = 28;

/** Between the list and the chart, px. */
const GAP = 8;

interface Size {
  width: number;
  height: number;
}

/** Where the list of series and the chart of the chosen one stand; the chart's size is with its title. */
export interface RowsPlace {
  where: 'beside' | 'above' | 'instead';
  list: Size;
  chart: Size;
}

/** Panels from this width on have the chart beside the list, px. */
const WIDE = 760;
const CHART = TITLE + LOWEST;

/** Gives the list whole rows, and the chart what is left; where that is too little for both, one takes the other's place. */
export function placeRows(count: number, width: number, height: number): RowsPlace {
  const whole = (room: number) => Math.min(count, Math.max(1, Math.floor(room / ROW))) * ROW;
  if (width >= WIDE && height >= CHART) {
    const list = Math.min(660, Math.round(width * 0.42));
    return {
      where: 'beside',
      list: { width: list, height: whole(height) },
      chart: { width: width - list - GAP, height },
    };
  }
  const list = whole(Math.min(height - GAP - CHART, height / 2));
  // too low for a chart and a list of which one sees something
  return list < 2 * ROW && count > 1
    ? { where: 'instead', list: { width, height: whole(height) }, chart: { width, height } }
    : { where: 'above', list: { width, height: list }, chart: { width, height: height - GAP - list } };
}
