import { QUERY_BOUNDS } from '../bounds';
import { HunterError } from '../errors';
import { locateTest, type Located } from '../fallout/load-locate';
import { checkTarget, joinPath } from '../graphite/check-target';
import { anyOf, findText, pathText, patternText, withoutEmptyNodes } from '../graphite/node-text';
import { MAX_TARGETS } from '../graphite/render';
import { WALK_LIMITS, walkTree } from '../graphite/walk-tree';
import { findBound } from '../runs/find-runs';
import type { RunMapping } from '../runs/run-mapping';
import { type TimeRange } from '../series/series';
import type { Send } from '../transport/send';
import { dayOf } from './mapped-bounds';
import type { FalloutSource, HunterQueryModel } from './model';

/** The Graphite requests of a query. */
export interface Plan {
  /** The targets of each request. Requests are independent, so each answer can be shown when it arrives. */
  batches: string[][];
  /** The Fallout test behind the targets, if there is one. */
  located?: Located;
  /** The events that are the runs of a test that is not Fallout's. */
  events?: RunMapping;
  /** The start that all series names share, such as `perf.daily.lwt.`. Labels can omit it. */
  commonStart: string;
  /** Errors of targets that are left out of the requests, because Graphite could not read them. */
  problems?: HunterError[];
  /** Limits of the query's range, ms since 1970. */
  bounds?: Partial<TimeRange>;
  /** Warnings for the user. The query works all the same. */
  notices: string[];
}

/** Defaults for fields that the query leaves out, from the data source or the configuration file. */
export interface PlanDefaults {
  user?: string;
  /** The definition of the query's test, if the caller already has it. */
  definition?: string;
}

/** Targets in one request: few enough that the first results of a large query arrive early. */
const BATCH = Math.min(100, MAX_TARGETS);

/** Finds the Graphite targets of a query. `prepareQuery` must have checked it. @throws HunterError */
export async function planQuery(send: Send, query: HunterQueryModel, defaults: PlanDefaults = {}): Promise<Plan> {
  const { source } = query;
  if (source.type === 'fallout') {
    return await planFallout(send, source, defaults);
  }
  if (source.type === 'datasource') {
    throw new HunterError(
      'unsupported',
      'Only Grafana can ask for the series of other data sources. Use a Graphite or Fallout query here.'
    );
  }
  const { good, problems } = sortOut(source.targets.filter((target) => target.trim()));
  if (good.length === 0 && problems.length > 0) {
    throw problems[0];
  }
  return { batches: inBatches(good), commonStart: '', notices: [], problems };
}

/** Separates targets that Graphite can read from others, so that a broken one does not fail the whole query. */
function sortOut(targets: string[]): { good: string[]; problems: HunterError[] } {
  const problems: HunterError[] = [];
  const good = targets.filter((target) => {
    try {
      checkTarget(target);
      return true;
    } catch (error) {
      problems.push(error as HunterError);
      return false;
    }
  });
  return { good, problems };
}

async function planFallout(send: Send, source: FalloutSource, defaults: PlanDefaults): Promise<Plan> {
  const owner = source.user || defaults.user;
  if (!owner) {
    throw new HunterError(
      'input',
      `The test "${source.test}" needs its Fallout user: give one, or set a default user in the settings.`
    );
  }
  const located = await locateTest(send, owner, source.test, source.params, defaults.definition);
  const notices: string[] = [];
  if (!located.enabled) {
    notices.push(`The definition of "${source.test}" sets export.enabled to false: newer runs may be missing.`);
  }
  const nothing = `, the prefix of Fallout test "${source.test}": either no run has exported results yet, or they are on another Graphite server.`;
  const below = await planBelow(send, pathText(withoutEmptyNodes(located.prefix)), source, nothing);
  const bounds = await findBounds(send, owner, source);
  return { ...below, located, notices: [...notices, ...below.notices], ...(bounds && { bounds }) };
}

/** Plans a query for all series below a prefix, of a test or not. It may have wildcards. @throws HunterError */
export async function planPrefix(
  send: Send,
  prefix: string,
  chosen: Pick<FalloutSource, 'suffixes' | 'metrics'> = {}
): Promise<Plan> {
  const path = patternText(withoutEmptyNodes(prefix));
  checkTarget(path);
  return await planBelow(
    send,
    path,
    chosen,
    ': check the path: its parts are separated by dots, and upper and lower case count.'
  );
}

async function planBelow(
  send: Send,
  prefix: string,
  { suffixes = [], metrics = [] }: Pick<FalloutSource, 'suffixes' | 'metrics'>,
  nothing: string
): Promise<Plan> {
  const notices: string[] = [];
  let found = suffixes.map((suffix) => patternText(withoutEmptyNodes(suffix)));
  if (found.length === 0) {
    const walk = await walkTree(send, prefix);
    found = walk.suffixes.map(pathText);
    if (walk.cut) {
      notices.push(
        `The metric tree below "${prefix}" is larger than ${WALK_LIMITS.branches} branches or ${WALK_LIMITS.depth} levels: only a part is shown. Choose suffixes.`
      );
    }
    if (found.length === 0) {
      throw new HunterError('empty', `Graphite has nothing below "${prefix}"${nothing}`);
    }
  }
  const patterns = anyOf(metrics);
  checkTotalLength(found, prefix.length + patterns.join('').length);
  const { good, problems } = sortOut(
    found.flatMap((suffix) => patterns.map((metric) => joinPath(prefix, suffix, metric)))
  );
  if (good.length === 0) {
    throw problems[0];
  }
  const commonStart = `${findText(found.length === 1 ? joinPath(prefix, found[0]) : prefix)}.`;
  return { batches: inBatches(good), commonStart, notices, problems };
}

/** Checks the total length of the targets: each suffix is combined with all metrics, so their number multiplies. */
function checkTotalLength(suffixes: string[], others: number): void {
  const characters = suffixes.reduce((sum, { length }) => sum + length + others, 0);
  if (characters > QUERY_BOUNDS.allTargets) {
    throw new HunterError(
      'input',
      `The query's suffixes and metrics make ${suffixes.length} targets of ${characters} characters: at most ${QUERY_BOUNDS.allTargets} can be asked for. Choose fewer suffixes or metrics.`
    );
  }
}

/** Finds the times of the query's first and last commit or version. */
async function findBounds(
  send: Send,
  owner: string,
  { test, since, until }: FalloutSource
): Promise<Partial<TimeRange> | undefined> {
  const from = since && (await findBound(send, owner, test, since, 'first'));
  const to = until && (await findBound(send, owner, test, until, 'last'));
  return from || to ? { ...(from && { from: dayOf(from) }), ...(to && { to }) } : undefined;
}

function inBatches(targets: string[]): string[][] {
  const batches: string[][] = [];
  for (let start = 0; start < targets.length; start += BATCH) {
    batches.push(targets.slice(start, start + BATCH));
  }
  return batches;
}
