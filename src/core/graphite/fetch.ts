import { HunterError, messageOf } from '../errors';
import type { ApiAnswer, Flow } from '../flow/flow';
import type { Series, TimeRange } from '../series/series';
import { graphiteError, graphiteNonsense } from './errors';
import { renderRequest, seriesOf } from './render';

/** What became of one target: its series, or why there are none. */
export interface TargetResult {
  target: string;
  series: Series[];
  problem?: HunterError;
  /** How many series more Graphite had, of this target or of those asked for with it, than a query may bring. */
  left?: number;
}

/**
 * Fetches targets in one request (at most `MAX_TARGETS`). One bad target makes Graphite refuse the whole request, and
 * its error page does not say which: then each is asked for by itself, so that the good ones still answer.
 */
export function* fetchTargets(targets: string[], range: TimeRange): Flow<TargetResult[]> {
  const tagged = targets.length > 1 ? targets.map(tag) : targets;
  const [answer] = yield [renderRequest(tagged, range)];
  const refused = answer.status === 400 || answer.status >= 500;
  if (refused && targets.length > 1) {
    const answers = yield targets.map((target) => renderRequest([target], range));
    return targets.map((target, index) => readOne(answers[index], target, range));
  }
  if (targets.length === 1) {
    return [readOne(answer, targets[0], range)];
  }
  return readMany(answer, targets, range);
}

function readOne(answer: ApiAnswer, target: string, range: TimeRange): TargetResult {
  try {
    const series = decode(answer, `the target "${target}"`, target, range);
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
    const { index, name } = untag(series.name);
    results[index]?.series.push({ ...series, name, target: targets[index] });
  }
  return results.map((result) => (result.series.length > 0 ? result : { ...result, problem: noData(result.target) }));
}

function decode(answer: ApiAnswer, asked: string, target: string, range: TimeRange): Series[] {
  if (answer.status !== 200) {
    throw graphiteError(answer, asked);
  }
  try {
    return seriesOf(answer, target, range).filter((series) => series.times.length > 0);
  } catch (error) {
    throw error instanceof SyntaxError || error instanceof TypeError
      ? graphiteNonsense(answer, asked)
      : new HunterError('server', messageOf(error));
  }
}

// An answer does not say which target a series belongs to, so each name gets the target's number in front.
const tag = (target: string, index: number) => `aliasSub(${target},"^","${index}|")`;

function untag(name: string): { index: number; name: string } {
  const bar = name.indexOf('|');
  return { index: Number(name.slice(0, bar)), name: name.slice(bar + 1) };
}

function noData(target: string): HunterError {
  return new HunterError(
    'empty',
    `Graphite has no data for "${target}" in this time range: check the path and the range (a typo and a metric without points look the same).`
  );
}
