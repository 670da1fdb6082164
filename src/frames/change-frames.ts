import { createDataFrame, DataTopic, FieldType, type DataFrame } from '@grafana/data';

import type { SeriesChange } from '../core/changepoint/judge';
import { changeAnnotation } from '../core/report/annotation';

/** A change with the name its series has on the screen. */
export interface LabelledChange {
  change: SeriesChange;
  label: string;
}

/** Theme colours by verdict; each mark is told apart by its words as well. */
export const VERDICT_COLORS: Record<SeriesChange['verdict'], string> = {
  regression: 'red',
  improvement: 'green',
  neutral: 'blue',
};

/**
 * Change points as annotations in the query's own answer, which Grafana draws over the panel's series. Given even when
 * there are none: a panel that once had annotations must learn that they are gone. All events have the same fields,
 * with `timeEnd = time`, because Grafana 12.3 takes the fields of the first event for all. `id` 0 keeps
 * Grafana from offering to edit and delete what it does not store.
 */
export function annotationFrame(refId: string, changes: LabelledChange[]): DataFrame {
  const events = changes.map(({ change, label }) => ({ ...changeAnnotation(change, label), change }));
  return createDataFrame({
    refId,
    name: 'Change points',
    fields: [
      { name: 'time', type: FieldType.time, values: events.map(({ time }) => time), config: {} },
      { name: 'timeEnd', type: FieldType.time, values: events.map(({ time }) => time), config: {} },
      { name: 'title', type: FieldType.string, values: events.map(({ title }) => title), config: {} },
      { name: 'text', type: FieldType.string, values: events.map(({ text }) => text), config: {} },
      { name: 'tags', type: FieldType.other, values: events.map(({ tags }) => tags), config: {} },
      { name: 'id', type: FieldType.number, values: events.map(() => 0), config: {} },
      {
        name: 'color',
        type: FieldType.string,
        values: events.map(({ change }) => VERDICT_COLORS[change.verdict]),
        config: {},
      },
      { name: 'changeId', type: FieldType.string, values: events.map(({ id }) => id), config: {} },
    ],
    meta: { dataTopic: DataTopic.Annotations },
  });
}

/** Change points as a table, one row each. */
export function changeTable(refId: string, changes: LabelledChange[]): DataFrame {
  const column = <T>(of: (change: SeriesChange) => T) => changes.map(({ change }) => of(change));
  const number = (name: string, of: (change: SeriesChange) => number, config = {}) => ({
    name,
    type: FieldType.number,
    values: column(of),
    config,
  });
  return createDataFrame({
    refId,
    name: 'Change points',
    fields: [
      { name: 'Time', type: FieldType.time, values: column(({ time }) => time), config: {} },
      { name: 'Series', type: FieldType.string, values: column(({ series }) => series), config: {} },
      { name: 'Verdict', type: FieldType.string, values: column(({ verdict }) => verdict), config: {} },
      number('Change', ({ relativeChange }) => relativeChange, { unit: 'percentunit' }),
      number('Before', ({ before }) => before.mean),
      number('After', ({ after }) => after.mean),
      number('p-value', ({ pValue }) => pValue, { unit: 'sci', decimals: 1 }),
      number('Runs before', ({ before }) => before.n),
      number('Runs after', ({ after }) => after.n),
      { name: 'Last good run', type: FieldType.time, values: column(({ lastGoodTime }) => lastGoodTime), config: {} },
    ],
    meta: { preferredVisualisationType: 'table' },
  });
}
