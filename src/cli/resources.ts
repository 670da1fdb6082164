import { Option, type Command } from 'commander';
import { availableParallelism } from 'node:os';

import { durationOf, threadsOf } from './option-values';

/** The parts of the machine that an analysis may use. */
export interface Resources {
  /** Results of earlier calls on the disk; true unless given. */
  cache?: boolean;
  /** Age from which Graphite's points are taken from earlier calls, ms; all are fetched unless given. */
  reuse?: number;
  /** Worker threads; as many as pay unless given. */
  workers?: number;
}

/** Adds the options of `Resources` to a command. */
export const withResources = (command: Command): Command =>
  command
    .option('--no-cache', 'analyse everything anew, without the results of earlier calls')
    .addOption(
      new Option(
        '--reuse <duration>',
        'fetch only the newest results from Graphite; those that were older than this, such as 7d, are those of an earlier call'
      )
        .argParser(durationOf)
        .conflicts('cache')
    )
    .option(
      '--workers <n>',
      'threads that fetch and analyse tests; 0 for none (default: one less than cores, up to 4, for 100 tests and more)',
      threadsOf
    );

/** Tests that a thread must have to do: it takes as long as a few dozen of them to start. */
const TESTS_EACH = 50;
/** Most threads unless more are asked for: each sends requests of its own, and servers must bear them. */
const MOST = 4;

/**
 * Number of worker threads for so many tests; 0 where a single thread is as fast. A core is left to the main thread and to
 * whatever else runs: on two cores with a busy server, threads were measured to take as long as none.
 */
export function workersFor(tests: number, { workers }: Resources, cores = availableParallelism()): number {
  if (workers !== undefined) {
    return Math.min(workers, tests);
  }
  const useful = Math.min(Math.floor(tests / TESTS_EACH), cores - 1, MOST);
  return useful < 2 ? 0 : useful;
}
