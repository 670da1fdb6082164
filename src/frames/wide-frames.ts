import { FieldType, type DataFrame, type Field } from '@grafana/data';

import { withoutWindow } from './query-window';

/**
 * The frames of a table in which each series is a field: the table itself, unless several of its rows share a time. Such a
 * long table, as SQL and Flux answer, becomes a frame for each combination of its texts, which are then labels.
 */
export function wideFrames(answered: DataFrame): DataFrame[] {
  const frame = withoutWindow(answered);
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  const texts = frame.fields.filter(({ type }) => type === FieldType.string);
  const numbers = frame.fields.filter(({ type }) => type === FieldType.number);
  if (!time || texts.length === 0 || numbers.length === 0 || !hasRepeats(time.values)) {
    return [frame];
  }
  return [...rowsByLabels(texts, time.values.length).values()].map(({ labels, rows }) => ({
    ...frame,
    length: rows.length,
    fields: [
      { ...time, values: rows.map((row) => time.values[row]) },
      ...numbers.map((field) => ({
        ...field,
        state: undefined,
        // a name for the whole column would be that of each series
        config: { ...field.config, displayNameFromDS: undefined },
        labels: { ...field.labels, ...labels },
        values: rows.map((row) => field.values[row]),
      })),
    ],
  }));
}

function hasRepeats(times: ArrayLike<number>): boolean {
  const seen = new Set<number>();
  for (let i = 0; i < times.length; i++) {
    seen.add(times[i]);
  }
  return seen.size < times.length;
}

/** The rows of each combination of texts, in the order in which they first appear. */
function rowsByLabels(texts: Field[], length: number) {
  const groups = new Map<string, { labels: Record<string, string>; rows: number[] }>();
  for (let row = 0; row < length; row++) {
    const values = texts.map(({ values }) => String(values[row] ?? ''));
    const key = JSON.stringify(values);
    let group = groups.get(key);
    if (!group) {
      group = { labels: Object.fromEntries(texts.map(({ name }, i) => [name, values[i]])), rows: [] };
      groups.set(key, group);
    }
    group.rows.push(row);
  }
  return groups;
}
