import type { ManyDetector } from '../changepoint/detection';
import { HunterError, messageOf } from '../errors';
import { formatCount } from '../format';
import { fetchTargets } from '../graphite/fetch-targets';
import { findMappedRuns, findRuns } from '../runs/find-runs';
import { joinRuns } from '../runs/join-runs';
import { splitByBranch } from '../runs/split-by-branch';
import { withoutHeldValues } from '../series/held-values';
import { lastRuns } from '../series/last-runs';
import { sameTimes, type Series, type TimeRange } from '../series/series';
import type { TestRun } from '../series/test-run';
import { inParallel, type Send } from '../transport/send';
import { analyseMany, type Analysis } from './analyse';
import { changeLinks, type LinkSettings } from './change-links';
import { DEFAULT_LIMITS, limitPoints, type Limits, type RemainingLimits } from './limits';
import type { HunterQueryModel } from './model';
import { planQuery, type Plan, type PlanDefaults } from './plan-query';

/** The results of a query so far. */
export interface Progress {
  plan: Plan;
  analyses: Analysis[];
  /** Errors of targets that had no data or were refused, and the limit, if it was reached. */
  problems: HunterError[];
  /**
   * Errors about runs or branches that the query needs: Graphite's events could not be read, or do not mention them.
   * The series are complete all the same, but an alert rule whose labels name runs or branches must fail.
   */
  unknown: HunterError[];
  /** Requests for points that are answered, of `total`. */
  done: number;
  total: number;
}

export interface CollectOptions {
  send: Send;
  detector: ManyDetector;
  /** Ends detection early. To cancel requests is up to `send`. */
  signal?: AbortSignal;
  range: TimeRange;
  defaults?: PlanDefaults;
  links?: LinkSettings;
  limits?: Limits;
  /** Analyse only so many of the last runs of each series. */
  last?: number;
  /** Most requests for points at once. 4 by default. */
  parallel?: number;
  /** Called after each answer but the last. */
  onProgress?: (progress: Progress) => void;
}

/**
 * Runs a query from beginning to end: plan, fetch, join runs to points, detect.
 *
 * @throws HunterError when the query cannot be planned, or when no target gave a series
 */
export async function collect(query: HunterQueryModel, options: CollectOptions): Promise<Progress> {
  return collectPlan(await planQuery(options.send, query, options.defaults), query, options);
}

/** Runs a planned query: fetch, join runs to points, detect. @throws HunterError if no target gave a series */
export async function collectPlan(plan: Plan, query: HunterQueryModel, options: CollectOptions): Promise<Progress> {
  const { send, parallel = 4, onProgress, limits = DEFAULT_LIMITS } = options;
  const range = { ...options.range, ...plan.bounds };
  const runs = runsOf(plan, range, send);
  let runsProblem: HunterError | undefined;
  const parts: Array<Pick<Progress, 'analyses' | 'problems'>> = plan.batches.map(() => ({
    analyses: [],
    problems: [],
  }));
  let done = 0;
  let remaining: RemainingLimits = limits;
  const total = plan.batches.length;
  const soFar = (): Progress => ({
    plan,
    analyses: parts.flatMap(({ analyses }) => analyses),
    problems: [...(plan.problems ?? []), ...parts.flatMap(({ problems }) => problems)],
    unknown: [...(runsProblem ? [runsProblem] : []), ...(done === total ? missingBranches(query, parts) : [])],
    done,
    total,
  });
  await inParallel([...plan.batches.keys()], parallel, async (batch) => {
    const results = await fetchTargets(send, plan.batches[batch], range);
    const problems = results.flatMap(({ problem }) => problem ?? []);
    const limited = limitPoints(
      results.flatMap(({ series }) => series),
      remaining,
      limits,
      results.reduce((sum, result) => sum + (result.left ?? 0), 0)
    );
    remaining = limited.remaining;
    const testRuns = await runs;
    runsProblem = testRuns.problem;
    parts[batch] = {
      analyses: await analyseFetched(limited.series, testRuns.runs, plan, query, options),
      problems: [...problems, ...(limited.problem ? [limited.problem] : [])],
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

/** Joins runs to the series of a plan, and finds their change points. */
export async function analyseFetched(
  fetched: Series[],
  runs: TestRun[],
  plan: Plan,
  query: HunterQueryModel,
  { detector, signal, links, last }: Pick<CollectOptions, 'detector' | 'signal' | 'links' | 'last'>
): Promise<Analysis[]> {
  const series = withRuns(fetched, runs, query).map((one) => lastRuns(one, last));
  const analyses = await analyseMany(series, query, detector, { signal });
  return analyses.map((analysis) => withLinks(analysis, plan, links));
}

/** Applies the limits to the series of another data source, and analyses them. */
export async function collectOtherSource(
  answered: Series[],
  query: HunterQueryModel,
  { detector, signal, limits = DEFAULT_LIMITS }: Pick<CollectOptions, 'detector' | 'signal' | 'limits'>
): Promise<Progress> {
  const results = answered.map(withoutHeldValues);
  const { series, problem } = limitPoints(results, limits, limits);
  const analyses = await analyseMany(series, query, detector, { signal });
  const held = results.filter((one, i) => one !== answered[i]).length;
  const plan: Plan = { batches: [], commonStart: '', notices: held > 0 ? [repeatsOf(held)] : [] };
  return { plan, analyses, problems: problem ? [problem] : [], unknown: [], done: 1, total: 1 };
}

const repeatsOf = (held: number) =>
  `The data source repeats each result of ${formatCount(held, 'series', 'series')} until the next one: repeated points count as one run. To choose the points yourself, set the minimum step of its query.`;

/** Fetches the runs of a plan's test. An error is returned, not thrown: the points can be shown without runs. */
async function runsOf(plan: Plan, range: TimeRange, send: Send): Promise<{ runs: TestRun[]; problem?: HunterError }> {
  const { located, events } = plan;
  try {
    if (located) {
      return { runs: await findRuns(send, located.owner, located.test, range) };
    }
    return { runs: events ? await findMappedRuns(send, events, range) : [] };
  } catch (error) {
    const kind = error instanceof HunterError ? error.kind : 'server';
    return { runs: [], problem: new HunterError(kind, `What ran when is not known: ${messageOf(error)}`) };
  }
}

function withRuns(all: Series[], runs: TestRun[], query: HunterQueryModel): Series[] {
  const joined = runs.length > 0 ? withEachRuns(all, runs) : all;
  const branches = branchesOf(query);
  return branches.length === 0 ? joined : joined.flatMap((series) => splitByBranch(series, branches));
}

const branchesOf = ({ source }: HunterQueryModel): string[] =>
  source.type === 'fallout' ? (source.branches ?? []) : [];

/** Makes an error for the query's branches that no series has. */
function missingBranches(query: HunterQueryModel, parts: Array<Pick<Progress, 'analyses'>>): HunterError[] {
  const present = new Set(parts.flatMap(({ analyses }) => analyses.map(({ series }) => series.labels.branch)));
  const missing = branchesOf(query).filter((branch) => !present.has(branch));
  return missing.length === 0
    ? []
    : [
        new HunterError(
          'not-found',
          `No run of branch "${missing.join('", "')}" is known in this time range: Graphite's events tell which run is of which branch.`
        ),
      ];
}

/** Joins runs to all series. Metrics of a test usually have the same times; they then share one list of runs. */
function withEachRuns(all: Series[], runs: TestRun[]): Series[] {
  let last: Series | undefined;
  return all.map((series) => {
    const same = last && sameTimes(last.times, series.times);
    return (last = { ...series, runs: same ? last!.runs : joinRuns(series.times, runs) });
  });
}

/** An analysis with links at its changes; itself where there are none. */
function withLinks(analysis: Analysis, { located }: Plan, settings: LinkSettings = {}): Analysis {
  const links = analysis.changes.map((change) => changeLinks(change, located, settings));
  if (links.every(({ length }) => length === 0)) {
    return analysis;
  }
  const changes = analysis.changes.map((change, i) => (links[i].length > 0 ? { ...change, links: links[i] } : change));
  return { ...analysis, changes };
}

/** Sums up all problems in one error: the first one, and how many others there are. */
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
  return new HunterError(first.kind, `${first.message}${whose}${more}`, first.status);
}
