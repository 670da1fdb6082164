import type { DataFrame } from '@grafana/data';

import { HunterError } from '../core/errors';
import type { Analysis } from '../core/query/analyse';
import type { Progress } from '../core/query/collect';
import type { HunterQueryModel } from '../core/query/model';
import type { PinLabels } from '../frames/rule-frame';
import type { Host } from './host';

/**
 * Prepares frames for alert rules and recording rules: removes metadata that only panels use, and series without a run
 * in the range. Without any frame, Grafana reports NoData.
 */
export function forRules(frames: DataFrame[]): DataFrame[] {
  return frames
    .filter(({ fields }) => fields.some(({ values }) => values.length > 0))
    .map(({ meta: { custom: _, ...meta } = {}, ...frame }) => ({ ...frame, meta }));
}

/**
 * Makes a rule fail if a server refused a part of its query: otherwise an alert could resolve although nothing
 * improved, or get other labels because the events could not be read. Targets without data are no failure.
 *
 * @throws HunterError
 */
export function insistOnAll({ problems, unknown }: Progress, query: HunterQueryModel): void {
  const refused = problems.find(({ kind }) => kind !== 'empty') ?? (namesRuns(query) ? unknown[0] : undefined);
  if (refused) {
    throw refused;
  }
}

/** True if the labels of a rule's answer depend on runs. */
const namesRuns = ({ show, source }: HunterQueryModel): boolean =>
  show === 'changePoints' || (source.type === 'fallout' && (source.branches ?? []).length > 0);

/**
 * Makes a rule fail if series, or their newest runs, are missing that were there at the last evaluation: some servers
 * answer with partial data when a part of them is down, and an alert could resolve by that.
 *
 * @throws HunterError
 */
export function insistOnKnown(analyses: Analysis[], query: HunterQueryModel, from: number, host: RuleMemory): void {
  insistOnNames(analyses);
  const some = analyses.filter(({ series }) => series.times.length > 0);
  const missing = host.missing(
    scopeOf(query),
    some.map(({ series }) => series.name),
    Float64Array.from(some, ({ series }) => series.times[series.times.length - 1]),
    from
  );
  if (missing.length > 0) {
    const which = missing.length === 1 ? `"${missing[0]}"` : `${missing.length} series, such as "${missing[0]}"`;
    throw new HunterError(
      'server',
      `Graphite gives less of ${which} than it did at the last evaluation. If that is meant, the rule goes on without it in an hour; if not, look after Graphite’s storage.`
    );
  }
}

/** Checks that names are unique, because they label alert instances. @throws HunterError */
function insistOnNames(analyses: Analysis[]): void {
  const names = new Set<string>();
  for (const { series } of analyses) {
    if (names.has(series.name)) {
      throw new HunterError(
        'input',
        `Two series have the name "${series.name}", so an alert could not tell them apart: give them names of their own, as alias() and aliasByNode() do.`
      );
    }
    names.add(series.name);
  }
}

/** The memory that a rule has from one evaluation to the next. */
export type RuleMemory = Pick<Host, 'pin' | 'missing'>;

/** Makes a function that keeps the labels of a change as they were in the first evaluation that reported it. */
export const pinLabels =
  (query: HunterQueryModel, host: RuleMemory): PinLabels =>
  <T extends Record<string, string>>(changeId: string, labels: T) =>
    JSON.parse(host.pin(scopeOf(query), changeId, JSON.stringify(labels))) as T;

/** Returns the scope of a query's memory. Queries that differ only in the number they return for a change share it. */
const scopeOf = ({ source, detection, metrics }: HunterQueryModel): string =>
  JSON.stringify([source, detection, metrics]);
