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
  // without an object for each point: a dashboard may have a hundred thousand
  const times = new Float64Array(time.values.length);
  const values = new Float64Array(time.values.length);
  const [allTimes, allValues] = [time.values, field.values];
  let n = 0;
  let ascends = true;
  for (let i = 0; i < times.length; i++) {
    const value = allValues[i];
    if (value !== null && Number.isFinite(value)) {
      times[n] = allTimes[i];
      values[n] = value;
      ascends = ascends && (n === 0 || times[n - 1] <= times[n]);
      n++;
    }
  }
  const read = { times: times.subarray(0, n), values: values.subarray(0, n) };
  const points = ascends ? read : inOrder(read);
  return { name, target: '', labels: field.labels ?? {}, ...points };
}

function inOrder({ times, values }: Pick<Series, 'times' | 'values'>): Pick<Series, 'times' | 'values'> {
  const order = [...times.keys()].sort((a, b) => times[a] - times[b]);
  return { times: Float64Array.from(order, (i) => times[i]), values: Float64Array.from(order, (i) => values[i]) };
}
