import type { SlicedDetector } from '../changepoint/detection';
import { HunterError } from '../errors';
import { runFlow, inParallel, type Send } from '../flow/run';
import { fetchTargets } from '../graphite/fetch';
import type { TimeRange } from '../series/series';
import { analyseMany, type Analysis } from './analyse';
import type { HunterQueryModel } from './model';
import { planQuery, type Plan, type PlanDefaults } from './plan';

/** What is known of a query so far. */
export interface Progress {
  plan: Plan;
  analyses: Analysis[];
  /** Targets that gave nothing or were refused. */
  problems: HunterError[];
  /** Requests for points answered, of all. */
  done: number;
  total: number;
}

export interface CollectOptions {
  send: Send;
  detector: SlicedDetector;
  /** Ends detection early; requests are cancelled by `send`. */
  signal?: AbortSignal;
  range: TimeRange;
  defaults?: PlanDefaults;
  /** Requests for points under way at once. */
  parallel?: number;
  /** Called after each answer but the last. */
  onProgress?: (progress: Progress) => void;
}

/**
 * Runs a query from beginning to end: plan, fetch, detect.
 *
 * @throws HunterError when the query cannot be planned, or when no target gave a series
 */
export async function collect(query: HunterQueryModel, options: CollectOptions): Promise<Progress> {
  const { send, range, detector, signal, parallel = 4, onProgress } = options;
  const plan = await runFlow(planQuery(query, options.defaults), send);
  const parts: Array<Pick<Progress, 'analyses' | 'problems'>> = plan.batches.map(() => ({
    analyses: [],
    problems: [],
  }));
  let done = 0;
  const total = plan.batches.length;
  const soFar = (): Progress => ({
    plan,
    analyses: parts.flatMap(({ analyses }) => analyses),
    problems: parts.flatMap(({ problems }) => problems),
    done,
    total,
  });
  await inParallel([...plan.batches.keys()], parallel, async (batch) => {
    const results = await runFlow(fetchTargets(plan.batches[batch], range), send);
    const series = results.flatMap((result) => result.series);
    parts[batch] = {
      analyses: await analyseMany(series, query, detector, { signal }),
      problems: results.flatMap(({ problem }) => problem ?? []),
    };
    done++;
    if (done < total) {
      onProgress?.(soFar());
    }
  });
  const result = soFar();
  if (result.analyses.length === 0 && result.problems.length > 0) {
    throw summarise(result);
  }
  return result;
}

/** One error for all that went wrong: the first, and how many more there are. */
function summarise({ problems, plan }: Progress): HunterError {
  const [first, ...others] = problems.filter(
    ({ message }, i) => problems.findIndex((p) => p.message === message) === i
  );
  const whose = plan.located
    ? ` It belongs to Fallout test "${plan.located.test}", prefix "${plan.located.prefix}".`
    : '';
  const more =
    others.length > 0
      ? ` ${others.length} more ${others.length === 1 ? 'target has' : 'targets have'} no data or an error.`
      : '';
  return new HunterError(first.kind, `${first.message}${whose}${more}`);
}
