import { HunterError } from '../../core/errors';
import { formatTime } from '../../core/format';
import { analyseMany } from '../../core/query/analyse';
import { isBound, type RunLimit } from '../../core/runs/find-runs';
import { splitByBranch } from '../../core/runs/split-by-branch';
import { lastRuns } from '../../core/series/last-runs';
import { clipSeries } from '../../core/series/range';
import type { Series } from '../../core/series/series';
import { analysisOptions, limitsOf } from '../selection';
import type { Found, Task } from './source';

/** Analyses series that a source has read whole: within the range, commits, versions and branches of the options. */
export async function analyseSeries(task: Task, read: Series[], warnings: string[] = []): Promise<Found> {
  const { name, options, range, detector } = task;
  const { renamed = {} } = options as { renamed?: Record<string, string> };
  const named = read.map((series) => ({ ...series, name: renamed[series.name] ?? series.name }));
  const { since, until } = limitsOf(options);
  const bounds = {
    from: Math.max(range.from, boundTime(name, named, since, 'first')),
    to: Math.min(range.to, boundTime(name, named, until, 'last')),
  };
  const clipped = named.map((series) => clipSeries(series, bounds)).filter(({ times }) => times.length > 0);
  if (clipped.length === 0) {
    throw new HunterError('empty', `"${name}" has no run in this time range${spanOf(named)}.`);
  }
  const { branches } = options;
  const series = branches ? clipped.flatMap((one) => splitByBranch(one, branches)) : clipped;
  const missing = branches?.filter((branch) => !series.some(({ labels }) => labels.branch === branch)) ?? [];
  if (series.length === 0) {
    throw new HunterError('not-found', noBranch(name, missing));
  }
  const analyses = await analyseMany(
    series.map((one) => lastRuns(one, options.last)),
    analysisOptions(options),
    detector
  );
  return { analyses, warnings: [...warnings, ...(missing.length > 0 ? [noBranch(name, missing)] : [])] };
}

const noBranch = (name: string, missing: string[]) => `"${name}" has no run of branch "${missing.join('", "')}".`;

/** Time of the first or last run of a commit or version, or of a run. @throws HunterError if there is none */
function boundTime(name: string, all: Series[], bound: RunLimit | undefined, which: 'first' | 'last'): number {
  if (!bound) {
    return which === 'first' ? -Infinity : Infinity;
  }
  const times = all.flatMap(({ runs = [] }) => runs.flatMap((run) => (run && isBound(run, bound) ? [run.time] : [])));
  if (times.length === 0) {
    const [what, value] = Object.entries(bound)[0] as [string, string];
    throw new HunterError('not-found', `"${name}" has no run ${what === 'run' ? '' : `of ${what} `}"${value}".`);
  }
  return times.reduce((best, time) => (which === 'first' ? Math.min(best, time) : Math.max(best, time)));
}

/** `: its runs are from 2026-06-01 to 2026-06-30` */
function spanOf(all: Series[]): string {
  const ends = all.flatMap(({ times }) => (times.length > 0 ? [times[0], times[times.length - 1]] : []));
  return ends.length === 0
    ? ''
    : `: its runs are from ${formatTime(ends.reduce((a, b) => Math.min(a, b)))} to ${formatTime(ends.reduce((a, b) => Math.max(a, b)))}`;
}
