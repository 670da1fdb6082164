import type uPlot from 'uplot';

import type { ChartSeries } from '../model/chart-series';
import { markPlace } from '../model/level';
import type { ShownChange } from '../model/shown-changes';
import { scaleOf } from './chart-config';

/** A change with its place in the plot, px. */
export interface Mark {
  shown: ShownChange;
  one: ChartSeries;
  left: number;
  top: number;
  /** Extent of a drift. */
  span?: { left: number; width: number };
}

/** Tells marks apart, from one drawing to the next. */
export const keyOf = ({ shown }: Mark): string => shown.key;

/** Marks in view, in order of time. */
export function placeMarks(plot: uPlot, series: ChartSeries[], marked: ShownChange[][]): Mark[] {
  const { min = NaN, max = NaN } = plot.scales.x;
  const x = (time: number) => Math.round(plot.valToPos(time, 'x'));
  const marks = series.flatMap((one, s) =>
    marked[s].flatMap((shown): Mark[] => {
      const place = markPlace(shown.change, one.segments, min, max);
      if (!place) {
        return [];
      }
      const { time, level, from, to } = place;
      const span = from !== undefined && to !== undefined ? { left: x(from), width: x(to) - x(from) } : undefined;
      return [{ shown, one, left: x(time), top: Math.round(plot.valToPos(level, scaleOf(one))), span }];
    })
  );
  return marks.sort((a, b) => a.left - b.left);
}

/** Whether nothing would be drawn differently. */
export function sameMarks(a: Mark[], b: Mark[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (mark, i) =>
        mark.shown.change === b[i].shown.change &&
        mark.shown.triage === b[i].shown.triage &&
        mark.left === b[i].left &&
        mark.top === b[i].top &&
        mark.span?.left === b[i].span?.left &&
        mark.span?.width === b[i].span?.width
    )
  );
}
