import { createDataFrame, FieldType, toCSV } from '@grafana/data';

import { csvText } from '../../core/escape/csv';
import { groupName } from '../../core/report/describe-group';
import { nameRun } from '../../core/runs/run';
import type { Entry } from './change-rows';

/** All changes of the table, those of one cause after each other. */
const flat = (entries: Entry[]) =>
  entries.flatMap(({ group, rows }) => rows.map((row) => ({ ...row, cause: groupName(group) })));

type Found = ReturnType<typeof flat>[number];

export function rowsToCsv(entries: Entry[]): string {
  const all = flat(entries);
  const text = (name: string, of: (row: Found) => string) => ({
    name,
    type: FieldType.string,
    values: all.map((row) => csvText(of(row))),
  });
  const number = (name: string, of: (row: Found) => number) => ({ name, type: FieldType.number, values: all.map(of) });
  return toCSV(
    [
      createDataFrame({
        fields: [
          text('time', ({ change }) => new Date(change.time).toISOString()),
          text('test', ({ test }) => test),
          text('metric', ({ metric }) => metric),
          text('verdict', ({ change }) => change.verdict),
          text('kind', ({ change }) => change.kind),
          number('relative_change', ({ change }) => change.relativeChange),
          number('before', ({ change }) => change.before.mean),
          number('after', ({ change }) => change.after.mean),
          number('p_value', ({ change }) => change.pValue),
          text('since', ({ change: { firstBadRun } }) => (firstBadRun ? nameRun(firstBadRun) : '')),
          text('cause', ({ cause }) => cause),
          text('state', ({ state }) => state),
          text('note', ({ triage }) => triage?.note ?? ''),
        ],
      }),
    ],
    { useExcelHeader: false }
  );
}

export function rowsToJson(entries: Entry[]): string {
  const all = flat(entries).map(({ test, metric, state, triage, change, cause }) => ({
    test,
    metric,
    state,
    cause,
    ...(triage?.note && { note: triage.note }),
    change,
  }));
  return JSON.stringify(all, null, 2);
}

/** Hands a file to the browser. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
