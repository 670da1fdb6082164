import { Option } from 'commander';

import { collectPlan, type Progress } from '../../core/query/collect';
import type { HunterQueryModel } from '../../core/query/model';
import { planPrefix, planQuery } from '../../core/query/plan-query';
import { prepareQuery } from '../../core/query/prepare';
import { repeatedOf } from '../option-values';
import { analysisOptions } from '../selection';
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
  ],
  named: (options) => [...prefixes(options), ...(targets(options).length > 0 ? [TARGETS] : [])],
  async analyse(task): Promise<Found> {
    refuseOptions(
      task.options,
      ['user', 'param', 'branches', 'sinceCommit', 'sinceVersion', 'untilCommit', 'untilVersion'],
      'which run is of which commit, version or branch is only known of Fallout tests.'
    );
    const { name, options } = task;
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
  return await collectPlan(plan, query, {
    ...settings,
    send,
    range,
    detector,
    last: options.last,
    onProgress: requestsOf(task),
  });
}
