import {
  createDataFrame,
  DataTopic,
  FieldType,
  MappingType,
  type DataFrame,
  type Field,
  type FieldConfig,
} from '@grafana/data';

import { isConfirmed } from '../core/changepoint/change-point';
import type { DetectionOptions } from '../core/changepoint/options';
import { SMALLEST_P_VALUE } from '../core/format';
import { type SeriesChange } from '../core/query/judge';
import { changeAnnotation } from '../core/report/annotation';
import { shortCommit } from '../core/runs/run';
import type { TestRun } from '../core/series/test-run';
import { finiteOrNull } from './finite';

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

/** Colour of a change that is not confirmed. */
export const UNCONFIRMED_COLOR = 'gray';

/**
 * Change points as annotations in the query's own answer, which Grafana draws over the panel's series. Given even when
 * there are none: a panel that once had annotations must learn that they are gone. All events have the same fields,
 * with `timeEnd = time` where it is no region, because Grafana 12.3 takes the fields of the first event for all. `id` 0
 * keeps Grafana from offering to edit and delete what it does not store.
 */
export function annotationFrame(refId: string, changes: LabelledChange[]): DataFrame {
  const events = changes.map(({ change, label }) => ({ ...changeAnnotation(change, label), change }));
  return createDataFrame({
    refId,
    name: 'Change points',
    fields: [
      { name: 'time', type: FieldType.time, values: events.map(({ time }) => time), config: {} },
      { name: 'timeEnd', type: FieldType.time, values: events.map(({ timeEnd }) => timeEnd), config: {} },
      { name: 'title', type: FieldType.string, values: events.map(({ title }) => title), config: {} },
      { name: 'text', type: FieldType.string, values: events.map(({ text }) => text), config: {} },
      { name: 'tags', type: FieldType.other, values: events.map(({ tags }) => tags), config: {} },
      { name: 'id', type: FieldType.number, values: events.map(() => 0), config: {} },
      {
        name: 'color',
        type: FieldType.string,
        values: events.map(({ change }) => (isConfirmed(change) ? VERDICT_COLORS[change.verdict] : UNCONFIRMED_COLOR)),
        config: {},
      },
      { name: 'changeId', type: FieldType.string, values: events.map(({ id }) => id), config: {} },
    ],
    meta: { dataTopic: DataTopic.Annotations },
  });
}

const TABLE = 'Change points';

/** Whether a frame is a table of change points: its columns of numbers are no series. */
export const isChangeTable = ({ name, meta }: DataFrame): boolean =>
  name === TABLE && meta?.preferredVisualisationType === 'table';

/** Change points as a table, one row each. What only `robust` knows has columns only where it was asked. */
export function changeTable(refId: string, changes: LabelledChange[], method: DetectionOptions['method']): DataFrame {
  const column = <T>(of: (change: SeriesChange) => T) => changes.map(({ change }) => of(change));
  const number = (name: string, of: (change: SeriesChange) => number | undefined, config: FieldConfig = {}) => ({
    name,
    type: FieldType.number,
    // of a level of 0 there is no percentage
    values: column((change) => finiteOrNull(of(change))),
    config,
  });
  const robust = <T>(columns: T[]) => (method === 'robust' ? columns : []);
  return createDataFrame({
    refId,
    name: TABLE,
    fields: [
      { name: 'Time', type: FieldType.time, values: column(({ time }) => time), config: width(170) },
      { name: 'Series', type: FieldType.string, values: column(({ series }) => series), config: width(300) },
      { name: 'Verdict', type: FieldType.string, values: column(({ verdict }) => verdict), config: {} },
      { name: 'Kind', type: FieldType.string, values: column(({ kind }) => kind), config: {} },
      number('Change', ({ relativeChange }) => relativeChange, { unit: 'percentunit' }),
      ...robust([
        number('Change from', ({ relativeInterval }) => relativeInterval?.low, { unit: 'percentunit' }),
        number('Change to', ({ relativeInterval }) => relativeInterval?.high, { unit: 'percentunit' }),
        number('Effect size', ({ effectSize }) => effectSize, { unit: 'suffix: σ', decimals: 1 }),
      ]),
      number('Before', ({ before }) => before.mean),
      number('After', ({ after }) => after.mean),
      number('p-value', ({ pValue }) => pValue, P_VALUE),
      number('Runs before', ({ before }) => before.n),
      number('Runs after', ({ after }) => after.n),
      ...runColumns(changes),
      ...robust([
        number('Runs until reported', ({ index, reportedAt }) =>
          reportedAt !== undefined ? reportedAt - index + 1 : undefined
        ),
        number('Runs of drift', ({ span }) => span && span.end - span.start),
      ]),
      {
        name: 'Last good run',
        type: FieldType.time,
        values: column(({ lastGoodTime }) => lastGoodTime),
        config: width(170),
      },
    ],
    meta: { preferredVisualisationType: 'table' },
  });
}

/**
 * Explore gives each column of a table 150 pixels, whatever its frame asks for: there the time goes without seconds, and
 * the series have the names that they have in charts.
 */
export function withShortCells(frame: DataFrame, changes: LabelledChange[]): DataFrame {
  if (!isChangeTable(frame)) {
    return frame;
  }
  const fields = frame.fields.map((field): Field => {
    if (field.name === 'Series') {
      return { ...field, values: changes.map(({ label }) => label) };
    }
    return field.type === FieldType.time ? { ...field, config: { ...field.config, unit: SHORT_TIME } } : field;
  });
  const path: Field = {
    name: 'Path',
    type: FieldType.string,
    values: changes.map(({ change }) => change.series),
    config: {},
  };
  return { ...frame, fields: [...fields, path] };
}

const SHORT_TIME = 'time:YYYY-MM-DD HH:mm';

/** Columns of the first run at the new level, where a change has one: the run links to Fallout, the commit to the commit range. */
function runColumns(changes: LabelledChange[]): Field[] {
  const text = (name: string, of: (run: TestRun) => string | undefined, linkTitle?: RegExp): Field[] => {
    const values = changes.map(({ change }) => (change.firstBadRun && of(change.firstBadRun)) ?? null);
    if (!values.some(Boolean)) {
      return [];
    }
    const urls = changes.map(({ change }) => change.links?.find(({ title }) => linkTitle?.test(title))?.url);
    // a link of a column is one of all its rows
    const linked = urls.every(Boolean);
    const links = linked
      ? [{ title: `${name} …`, url: `\${__data.fields["${name} address"]}`, targetBlank: true }]
      : [];
    return [
      { name, type: FieldType.string, values, config: linked ? { links } : {} },
      ...(linked
        ? [{ name: `${name} address`, type: FieldType.string, values: urls, config: { custom: { hidden: true } } }]
        : []),
    ];
  };
  return [
    ...text('Version', ({ version }) => version),
    ...text('Branch', ({ branch }) => branch),
    ...text('Commit', ({ commit }) => commit && shortCommit(commit), /^Commits/),
    ...text('Run', ({ id }) => id, /^First run/),
  ];
}

/** Many columns share a panel: what is always long keeps its room. */
const width = (pixels: number): FieldConfig => ({ custom: { width: pixels } });

/** Formats p-values as the reports do: all below 1e-10 are the same. */
const P_VALUE: FieldConfig = {
  unit: 'sci',
  decimals: 1,
  mappings: [
    { type: MappingType.RangeToText, options: { from: 0, to: SMALLEST_P_VALUE, result: { text: '< 1e-10' } } },
  ],
};
