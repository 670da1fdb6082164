import { HunterError } from '../../core/errors';
import { collect, type Progress } from '../../core/query/collect';
import { mappedBounds } from '../../core/query/mapped-bounds';
import type { HunterQueryModel } from '../../core/query/model';
import { prepareQuery } from '../../core/query/prepare';
import { requireUser } from '../require-user';
import { queryOf } from '../selection';
import { unmatchedNames } from '../unmatched-names';
import { requestsOf, type Found, type Source, type Task } from './source';

/** The tests of Fallout, whose results are in Graphite. It takes all names that no other source takes. */
export const falloutSource: Source = {
  options: [],
  async analyse(task): Promise<Found> {
    const { progress, warnings } = await collectTest(task);
    const { located, bounds } = progress.plan;
    return {
      analyses: progress.analyses,
      warnings,
      graphite: { isPath: true, ...(located && { prefix: located.prefix }), ...(bounds && { bounds }) },
    };
  },
};

/** Fetches and analyses a test, and says where its results are. @throws HunterError if there are no series */
async function collectTest(task: Task): Promise<{ progress: Progress; warnings: string[] }> {
  const { name, options, config, range, detector } = task;
  const stored = queryOf(name, options, config);
  const { query, ...settings } = prepareQuery(stored, { falloutUrl: config.fallout.url });
  const send = await task.connect();
  // commits and versions are a part of the query, runs are not
  const { sinceRun, untilRun } = options;
  const limits = { ...(sinceRun && { since: { run: sinceRun } }), ...(untilRun && { until: { run: untilRun } }) };
  const bounds = await mappedBounds(send, { tags: [requireUser(options.user, config), name] }, limits, name);
  const progress = await collect(query, {
    ...settings,
    send,
    range: { ...range, ...bounds },
    detector,
    last: options.last,
    onProgress: requestsOf(task),
  });
  return { progress, warnings: warningsOf(name, stored, progress) };
}

/** @throws HunterError if there are no series */
export function warningsOf(
  test: string,
  query: HunterQueryModel,
  { plan, problems, unknown, analyses }: Progress
): string[] {
  const messages = [...plan.notices, ...[...unknown, ...problems].map(({ message }) => message)];
  if (analyses.length === 0) {
    throw new HunterError('empty', messages.join(' ') || `"${test}" has no series, so there is nothing to analyse.`);
  }
  return [...messages, ...unmatchedNames(query, analyses)];
}
