import { createDataFrame, DataFrameType, FieldType, type DataFrame } from '@grafana/data';

import { changeNumber, isFresh, ruleLabels } from '../core/query/alert-values';
import type { Progress } from '../core/query/collect';
import type { SeriesChange } from '../core/query/judge';
import type { HunterQueryModel } from '../core/query/model';
import { isWithin } from '../core/series/range';
import type { TimeRange } from '../core/series/series';
import { finiteOrNull } from './finite';

/**
 * Changes as a table of the kind `numeric-long`: a number for each, and text columns that become its labels. Each change
 * is an alert instance of its own, so labels tell what it is and where, but nothing that later runs refine. Beside them,
 * each series with a run in the view has a row of its own whose labels of a change are empty: without it, a table without
 * changes would be no data. All columns are always there, so that no label comes and goes.
 */
export function changeNumbersFrame(
  refId: string,
  { reportWithin, changeValue }: HunterQueryModel,
  { analyses, plan }: Progress,
  view: TimeRange,
  now: number,
  pin: PinLabels = (_, labels) => labels
): DataFrame {
  const rows = analyses
    .filter(({ series }) => series.times.some((time) => isWithin(time, view)))
    .flatMap(({ series, changes }) => {
      const labels = ruleLabels(series, plan.located?.test);
      const fresh = changes.filter(
        (change) => isWithin(change.time, view) && isFresh(change, series, reportWithin, now)
      );
      return [
        { labels: { ...NO_CHANGE, ...labels }, value: changeValue === 'pValue' ? 1 : 0 },
        ...fresh.map((change) => ({
          labels: { ...pin(change.id, labelsOf(change)), ...labels } as Record<string, string>,
          value: finiteOrNull(changeNumber(change, changeValue)),
        })),
      ];
    });
  const names = [...new Set(rows.flatMap(({ labels }) => Object.keys(labels)))];
  const columns = names.map((name) => ({
    name,
    type: FieldType.string,
    values: rows.map(({ labels }) => labels[name] ?? ''),
    config: {},
  }));
  const values = rows.map(({ value }) => value);
  return createDataFrame({
    refId,
    name: 'Changes',
    fields:
      rows.length === 0
        ? []
        : [...columns, { name: changeValue ?? 'change', type: FieldType.number, values, config: {} }],
    meta: { type: DataFrameType.NumericLong, typeVersion: [0, 1] },
  });
}

/**
 * Gives the labels that a change has been told with, where it has been told before: an alert instance is known by them, so
 * they must not change when an event comes late or is missing for once.
 */
export type PinLabels = <T extends Record<string, string>>(changeId: string, labels: T) => T;

/**
 * Labels of a change. `commits` is a range as git takes it. `cause` is the same for changes that one commit, or one run,
 * has brought: notifications are grouped by it.
 */
function labelsOf({ time, verdict, kind, absoluteChange, firstBadRun, lastGoodRun }: SeriesChange): ChangeLabels {
  const { id = '', version = '', commit = '' } = firstBadRun ?? {};
  return {
    time: new Date(time).toISOString(),
    verdict,
    kind,
    way: absoluteChange < 0 ? 'down' : 'up',
    run: id,
    version,
    commit,
    cause: commit || new Date(time).toISOString(),
    commits: lastGoodRun?.commit && commit ? `${lastGoodRun.commit}...${commit}` : '',
  };
}

const NO_CHANGE = {
  time: '',
  verdict: '',
  kind: '',
  way: '',
  run: '',
  version: '',
  commit: '',
  cause: '',
  commits: '',
};

type ChangeLabels = Record<keyof typeof NO_CHANGE, string>;
