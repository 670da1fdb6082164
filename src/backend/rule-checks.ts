import type { DataFrame } from '@grafana/data';

import { HunterError } from '../core/errors';
import type { Analysis } from '../core/query/analyse';
import type { Progress } from '../core/query/collect';
import type { HunterQueryModel } from '../core/query/model';
import type { PinLabels } from '../frames/rule-frame';
import type { Host } from './host';

/**
 * Frames as alert rules and recording rules want them: numbers only, without what panels draw, and without series that
 * have no run in the range. None at all is NoData.
 */
export function forRules(frames: DataFrame[]): DataFrame[] {
  return frames
    .filter(({ fields }) => fields.some(({ values }) => values.length > 0))
    .map(({ meta: { custom: _, ...meta } = {}, ...frame }) => ({ ...frame, meta }));
}

/**
 * A rule must not be calm because a server has refused a part of what it watches, nor tell of a change under another name
 * because the events were not to be had. What has no data is no reason.
 *
 * @throws HunterError
 */
export function insistOnAll({ problems, unknown }: Progress, query: HunterQueryModel): void {
  const refused = problems.find(({ kind }) => kind !== 'empty') ?? (namesRuns(query) ? unknown[0] : undefined);
  if (refused) {
    throw refused;
  }
}

/** Whether the labels of a rule's answer depend on runs. */
const namesRuns = ({ show, source }: HunterQueryModel): boolean =>
  show === 'changePoints' || (source.type === 'fallout' && (source.branches ?? []).length > 0);

/**
 * A rule must not be calm because series, or their newest runs, are missing that were there a moment ago: some servers
 * answer with what they have when a part of them is down.
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

/** @throws HunterError when two series could not be told apart by the labels of an alert instance */
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

/** Keeps the labels of a change as they were told first. */
export const pinLabels =
  (query: HunterQueryModel, host: RuleMemory): PinLabels =>
  <T extends Record<string, string>>(changeId: string, labels: T) =>
    JSON.parse(host.pin(scopeOf(query), changeId, JSON.stringify(labels))) as T;

/** Queries that differ only in which number they give of a change belong together. */
const scopeOf = ({ source, detection, metrics }: HunterQueryModel): string =>
  JSON.stringify([source, detection, metrics]);
