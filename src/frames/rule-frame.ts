import { createDataFrame, DataFrameType, FieldType, type DataFrame } from '@grafana/data';

import type { SeriesChange } from '../core/changepoint/judge';
import type { Progress } from '../core/query/collect';
import type { HunterQueryModel } from '../core/query/model';
import { changeNumber, isFresh, ruleLabels } from '../core/query/rules';
import { isWithin } from '../core/series/range';
import type { TimeRange } from '../core/series/series';

/**
 * Changes as a table of the kind `numeric-long`: a number for each, and text columns that become its labels. Each change
 * is an alert instance of its own, so labels tell what it is and where, but nothing that later runs refine.
 */
export function changeNumbersFrame(
  refId: string,
  { reportWithin, changeValue }: HunterQueryModel,
  { analyses, plan }: Progress,
  view: TimeRange,
  now: number
): DataFrame {
  const rows = analyses.flatMap(({ series, changes }) =>
    changes
      .filter((change) => isWithin(change.time, view) && isFresh(change, series, reportWithin, now))
      .map((change) => ({
        labels: { ...ruleLabels(series, plan.located?.test), ...labelsOf(change) } as Record<string, string>,
        value: changeNumber(change, changeValue),
      }))
  );
  const names = [...new Set(rows.flatMap(({ labels }) => Object.keys(labels)))];
  return createDataFrame({
    refId,
    name: 'Changes',
    fields: [
      ...names.map((name) => ({
        name,
        type: FieldType.string,
        values: rows.map(({ labels }) => labels[name] ?? ''),
        config: {},
      })),
      { name: changeValue ?? 'change', type: FieldType.number, values: rows.map(({ value }) => value), config: {} },
    ],
    meta: { type: DataFrameType.NumericLong, typeVersion: [0, 1] },
  });
}

function labelsOf({ time, verdict, kind, absoluteChange, firstBadRun }: SeriesChange) {
  const { id, version, commit } = firstBadRun ?? {};
  return {
    time: new Date(time).toISOString(),
    verdict,
    kind,
    way: absoluteChange < 0 ? 'down' : 'up',
    ...(id && { run: id }),
    ...(version && { version }),
    ...(commit && { commit }),
  };
}
