import { HunterError, messageOf } from '../errors';
import { shorten } from '../escape/shorten';
import type { Series, TimeRange } from '../series/series';
import type { ApiAnswer } from '../transport/request';
import { type Send, sendAll } from '../transport/send';
import { graphiteError, graphiteNonsense, isNothing } from './answer-errors';
import { checkTarget } from './check-target';
import { renderRequest, seriesOf, UnusableRender } from './render';
import { isArgument, tagTarget, untagName } from './tag-targets';

/** The result of one target: its series, or the reason why there are none. */
export interface TargetResult {
  target: string;
  series: Series[];
  problem?: HunterError;
  /** Number of series above the query's limit that were dropped, of all targets of the same request together. */
  left?: number;
}

/**
 * Fetches targets in one request, at most `MAX_TARGETS`. Targets that Graphite could read only in part are not sent. If
 * Graphite refuses one target, it refuses the whole request without naming the target; then each target is requested
 * separately, so that the others still return series.
 */
export async function fetchTargets(send: Send, targets: string[], range: TimeRange): Promise<TargetResult[]> {
  const problems = targets.map(problemOf);
  const good = targets.filter((_, i) => !problems[i]);
  const together = good.filter(isArgument);
  const alone = good.filter((target) => !together.includes(target));
  const results = new Map<string, TargetResult>();
  for (const some of [...(together.length > 0 ? [together] : []), ...alone.map((target) => [target])]) {
    (await fetchChecked(send, some, range)).forEach((result) => results.set(result.target, result));
  }
  return targets.map((target, i) =>
    problems[i] ? { target, series: [], problem: problems[i] } : results.get(target)!
  );
}

function problemOf(target: string): HunterError | undefined {
  try {
    checkTarget(target);
    return undefined;
  } catch (error) {
    return error as HunterError;
  }
}

async function fetchChecked(send: Send, targets: string[], range: TimeRange): Promise<TargetResult[]> {
  const tagged = targets.length > 1 ? targets.map(tagTarget) : targets;
  const answer = await send(renderRequest(tagged, range));
  const refused = answer.status === 400 || answer.status >= 500;
  if (refused && targets.length > 1) {
    const answers = await sendAll(
      send,
      targets.map((target) => renderRequest([target], range))
    );
    return targets.map((target, index) => readOne(answers[index], target, range));
  }
  if (targets.length === 1) {
    return [readOne(answer, targets[0], range)];
  }
  return readMany(answer, targets, range);
}

function readOne(answer: ApiAnswer, target: string, range: TimeRange): TargetResult {
  try {
    const series = decode(answer, `the target "${shorten(target)}"`, target, range);
    return series.length > 0 ? { target, series, left: answer.left } : { target, series, problem: noData(target) };
  } catch (error) {
    return { target, series: [], problem: error as HunterError };
  }
}

function readMany(answer: ApiAnswer, targets: string[], range: TimeRange): TargetResult[] {
  const asked = `${targets.length} targets ("${targets[0]}" and others)`;
  let all: Series[];
  try {
    all = decode(answer, asked, '', range);
  } catch (error) {
    return targets.map((target) => ({ target, series: [], problem: error as HunterError }));
  }
  const results = targets.map((target, i): TargetResult => ({ target, series: [], left: i === 0 ? answer.left : 0 }));
  for (const series of all) {
    const { index, name } = untagName(series.name);
    results[index]?.series.push(renamed(series, name, targets[index]));
  }
  return results.map((result) => (result.series.length > 0 ? result : { ...result, problem: noData(result.target) }));
}

/** Series by the one that the answer had, which is the same one as long as its points are. */
const RENAMED = new WeakMap<Series, Series>();

function renamed(series: Series, name: string, target: string): Series {
  const before = RENAMED.get(series);
  if (before?.name === name && before.target === target) {
    return before;
  }
  const result = { ...series, name, target };
  RENAMED.set(series, result);
  return result;
}

function decode(answer: ApiAnswer, asked: string, target: string, range: TimeRange): Series[] {
  if (isNothing(answer)) {
    return [];
  }
  if (answer.status !== 200) {
    throw graphiteError(answer, asked);
  }
  try {
    return seriesOf(answer, target, range).filter((series) => series.times.length > 0);
  } catch (error) {
    if (error instanceof UnusableRender) {
      throw graphiteError({ ...answer, problem: error.message }, asked);
    }
    throw error instanceof SyntaxError || error instanceof TypeError
      ? graphiteNonsense(answer, asked)
      : new HunterError('server', messageOf(error));
  }
}

function noData(target: string): HunterError {
  return new HunterError(
    'empty',
    `Graphite has no data for "${shorten(target)}" in this time range: check the path and the range (a typo and a metric without points look the same).`
  );
}
