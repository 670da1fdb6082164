import { FieldType, type DataFrame, type Field } from '@grafana/data';

import type { Series } from '../core/series/series';
import { nameOfField } from './stable-name';
import { wideFrames } from './wide-frames';

/**
 * All numeric fields of frames with a time field, as series. Points without a value are left out. A long table, in which
 * rows of several series share a time, is taken apart by its text fields first.
 */
export function seriesOfFrames(answered: DataFrame[]): Series[] {
  const frames = answered.flatMap(wideFrames);
  return frames.flatMap((frame) => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    return time
      ? frame.fields
          .filter(({ type }) => type === FieldType.number)
          .map((field) => seriesOfField(nameOfField(field, frame, frames), time, field))
      : [];
  });
}

/** The points that are there, in order of time. */
export function seriesOfField(name: string, time: Field<number>, field: Field<number | null>): Series {
  const about = { name, target: '', labels: field.labels ?? {} };
  const { times, ascend } = timesOf(time.values);
  const values = new Float64Array(times.length);
  const all = field.values;
  for (let i = 0; i < values.length; i++) {
    const value = all[i];
    if (value === null || !Number.isFinite(value)) {
      return { ...about, ...someOf(times, all, ascend) };
    }
    values[i] = value;
  }
  return { ...about, ...(ascend ? { times, values } : inOrder({ times, values })) };
}

type Points = Pick<Series, 'times' | 'values'>;

/** Times of a field, and whether they ascend. */
interface Times {
  times: Float64Array;
  ascend: boolean;
}

/** Times by the field's values: many series may share them. */
const TIMES = new WeakMap<number[], Times>();

function timesOf(all: number[]): Times {
  const known = TIMES.get(all);
  const last = all.length - 1;
  // a frame of Grafana Live has the same list with other numbers
  if (known?.times.length === all.length && known.times[0] === all[0] && known.times[last] === all[last]) {
    return known;
  }
  const times = new Float64Array(all.length);
  let ascend = true;
  for (let i = 0; i < times.length; i++) {
    times[i] = all[i];
    ascend &&= i === 0 || times[i - 1] <= times[i];
  }
  TIMES.set(all, { times, ascend });
  return { times, ascend };
}

/** Points whose value is there. */
function someOf(all: Float64Array, values: Array<number | null>, ascend: boolean): Points {
  const points = { times: new Float64Array(all.length), values: new Float64Array(all.length) };
  let n = 0;
  for (let i = 0; i < all.length; i++) {
    const value = values[i];
    if (value !== null && Number.isFinite(value)) {
      points.times[n] = all[i];
      points.values[n] = value;
      n++;
    }
  }
  const some = { times: points.times.subarray(0, n), values: points.values.subarray(0, n) };
  return ascend ? some : inOrder(some);
}

function inOrder({ times, values }: Points): Points {
  const order = [...times.keys()].sort((a, b) => times[a] - times[b]);
  return { times: Float64Array.from(order, (i) => times[i]), values: Float64Array.from(order, (i) => values[i]) };
}
