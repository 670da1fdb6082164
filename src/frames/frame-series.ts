import { FieldType, getFieldDisplayName, type DataFrame, type Field } from '@grafana/data';

import type { Series } from '../core/series/series';

/** All numeric fields of frames with a time field, as series. Points without a value are left out. */
export function seriesOfFrames(frames: DataFrame[]): Series[] {
  return frames.flatMap((frame) => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    return time
      ? frame.fields
          .filter(({ type }) => type === FieldType.number)
          .map((field) => seriesOfField(getFieldDisplayName(field, frame, frames), time, field))
      : [];
  });
}

/** The points that are there, in order of time. */
export function seriesOfField(name: string, time: Field<number>, field: Field<number | null>): Series {
  const rows = time.values
    .map((at, i): [number, number | null] => [at, field.values[i]])
    .filter((row): row is [number, number] => row[1] !== null && Number.isFinite(row[1]))
    .sort((a, b) => a[0] - b[0]);
  return {
    name,
    target: '',
    labels: field.labels ?? {},
    times: Float64Array.from(rows, ([at]) => at),
    values: Float64Array.from(rows, ([, value]) => value),
  };
}
