import { Option } from 'commander';

import { collectPlan, type Progress } from '../../core/query/collect';
import { mappedBounds } from '../../core/query/mapped-bounds';
import type { HunterQueryModel } from '../../core/query/model';
import { planPrefix, planQuery, type Plan } from '../../core/query/plan-query';
import { prepareQuery } from '../../core/query/prepare';
import type { Send } from '../../core/transport/send';
import { listOf, repeatedOf } from '../option-values';
import { analysisOptions, limitsOf } from '../selection';
import { warningsOf } from './fallout';
import { refuseOptions, requestsOf, type Found, type Source, type SourceOptions, type Task } from './source';

const prefixes = ({ prefix = [] }: SourceOptions) => prefix as string[];
const targets = ({ target = [] }: SourceOptions) => target as string[];

/** How all targets of a call are named together. */
const TARGETS = 'Graphite targets';

/** Series of Graphite without a Fallout test: all below a prefix, or those of targets. */
export const graphiteSource: Source = {
  options: [
    new Option(
      '--prefix <path>',
      'all series of Graphite below a path, such as perf.daily.lwt-read, in place of a test; may be repeated'
    ).argParser(repeatedOf),
    new Option(
      '--target <expression>',
      "series of Graphite, such as 'perf.*.p99' or 'scale(a.b, 8)'; may be repeated"
    ).argParser(repeatedOf),
    new Option(
      '--tags <names>',
      'with --prefix and --target: tags of the events of Graphite that tell which version and commit ran, comma-separated'
    ).argParser(listOf),
  ],
  named: (options) => [...prefixes(options), ...(targets(options).length > 0 ? [TARGETS] : [])],
  async analyse(task): Promise<Found> {
    const { name, options } = task;
    refuseOptions(options, ['user', 'param', 'branches'], 'it is for Fallout tests.');
    if (options.tags === undefined) {
      const bounds = ['sinceCommit', 'sinceVersion', 'sinceRun', 'untilCommit', 'untilVersion', 'untilRun'];
      refuseOptions(
        options,
        bounds,
        'which run is of which commit or version is told by events of Graphite: see --tags.'
      );
    }
    const stored: HunterQueryModel = {
      version: 1,
      source: { type: 'graphite', targets: name === TARGETS ? targets(options) : [name] },
      ...analysisOptions(options),
      show: 'series',
    };
    const progress = await collectAll(task, stored);
    return {
      analyses: progress.analyses,
      warnings: warningsOf(name, stored, progress),
      graphite: {
        isPath: progress.plan.batches.flat().every((target) => !target.includes('(')),
        ...(name !== TARGETS && { prefix: name }),
        ...(progress.plan.bounds && { bounds: progress.plan.bounds }),
      },
    };
  },
};

async function collectAll(task: Task, stored: HunterQueryModel): Promise<Progress> {
  const { name, options, range, detector } = task;
  const { query, ...settings } = prepareQuery(stored, {});
  const send = await task.connect();
  const { suffixes, metrics } = options;
  const plan = await (name === TARGETS ? planQuery(send, query) : planPrefix(send, name, { suffixes, metrics }));
  return await collectPlan({ ...plan, ...(await eventsOf(task, send)) }, query, {
    ...settings,
    send,
    range,
    detector,
    last: options.last,
    onProgress: requestsOf(task),
  });
}

/** The events that tell what ran, and the limits that they give the range. @throws HunterError */
async function eventsOf({ name, options }: Task, send: Send): Promise<Pick<Plan, 'events' | 'bounds'>> {
  const { tags } = options as { tags?: string[] };
  if (tags === undefined) {
    return {};
  }
  const bounds = await mappedBounds(send, { tags }, limitsOf(options), name);
  return { events: { tags }, ...(bounds && { bounds }) };
}
