import type uPlot from 'uplot';

/** Lines that can be told apart: more of them are drawn in columns of two pixels, which halves the work. */
const FEW = 20;

/** Width of the columns, in each of which a line is drawn as its least and its greatest value, px of the screen. */
const columnWidth = ({ series }: uPlot) => (series.length - 1 > FEW ? 2 : 1);

/**
 * Draws a straight line through the points, and where there are more of them than pixels, through the least and the
 * greatest of each column: it looks the same, and no peak is lost.
 *
 * @param straight uPlot's own way of drawing a line, for those with breaks and those of few points
 */
export const thinnedLine =
  (straight: uPlot.Series.PathBuilder): uPlot.Series.PathBuilder =>
  (plot, seriesIndex, from, to) => {
    const [times] = plot.data;
    const values = plot.data[seriesIndex];
    const columns = columnsOf(plot, times, from, to);
    const kept = columns && thin(values, columns.ends, from);
    if (!columns || !kept) {
      return straight(plot, seriesIndex, from, to);
    }
    const stroke = new Path2D();
    const y = placeOf(plot, plot.series[seriesIndex].scale!);
    for (const i of kept) {
      stroke.lineTo(columns.places[i - from], y(values[i]!));
    }
    return { stroke, flags: 0 };
  };

/** The part of a plot's points that is in view, in columns. */
interface Columns {
  times: ArrayLike<number>;
  from: number;
  to: number;
  /** Scale and size that the places hold for. */
  key: string;
  /** Horizontal place of each point from `from` on, px of the canvas. */
  places: Float64Array;
  /** Index of the point behind each column's last. */
  ends: number[];
}

/** All lines of a plot have the same times. */
const LAST = new WeakMap<uPlot, Columns>();

/** The columns of the points from one index to another; undefined where these are no more than what would be drawn. */
function columnsOf(plot: uPlot, times: ArrayLike<number>, from: number, to: number): Columns | undefined {
  const { bbox, scales } = plot;
  const size = columnWidth(plot) * devicePixelRatio;
  if (to - from <= (2 * bbox.width) / size) {
    return undefined;
  }
  const key = [scales.x.min, scales.x.max, bbox.left, bbox.width].join();
  const last = LAST.get(plot);
  if (last && last.times === times && last.from === from && last.to === to && last.key === key) {
    return last;
  }
  const places = new Float64Array(to - from + 1);
  const ends: number[] = [];
  let column = NaN;
  for (let i = from; i <= to; i++) {
    places[i - from] = Math.round(plot.valToPos(times[i], 'x', true));
    // the first and the last point are columns of their own, so that the line has its ends
    const own = i === to ? Infinity : Math.floor(places[i - from] / size);
    if (i > from && (own !== column || i === from + 1)) {
      ends.push(i);
    }
    column = own;
  }
  ends.push(to + 1);
  const columns = { times, from, to, key, places, ends };
  LAST.set(plot, columns);
  return columns;
}

/**
 * Indexes of the least and of the greatest value of each column, ascending; undefined for a line with breaks.
 *
 * @param values `null` where the line breaks, `undefined` where it has no point
 * @param ends of each column, the index behind its last point
 */
export function thin(
  values: ArrayLike<number | null | undefined>,
  ends: ArrayLike<number>,
  from: number
): number[] | undefined {
  const kept: number[] = [];
  let i = from;
  for (let column = 0; column < ends.length; column++) {
    let [least, greatest] = [-1, -1];
    for (; i < ends[column]; i++) {
      const value = values[i];
      if (value === null) {
        return undefined;
      }
      if (value !== undefined) {
        least = least < 0 || value < values[least]! ? i : least;
        greatest = greatest < 0 || value > values[greatest]! ? i : greatest;
      }
    }
    if (least >= 0) {
      kept.push(Math.min(least, greatest));
    }
    if (least !== greatest) {
      kept.push(Math.max(least, greatest));
    }
  }
  return kept;
}

/** Vertical places of values on a scale, px of the canvas. */
function placeOf(plot: uPlot, scaleKey: string): (value: number) => number {
  const { min = 0, max = 1, distr = 1 } = plot.scales[scaleKey];
  if (distr !== 1) {
    return (value) => Math.round(plot.valToPos(value, scaleKey, true));
  }
  const low = plot.valToPos(min, scaleKey, true);
  const perUnit = (plot.valToPos(max, scaleKey, true) - low) / (max - min);
  return (value) => Math.round(low + (value - min) * perUnit);
}
