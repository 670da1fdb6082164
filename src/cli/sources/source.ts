import type { Option } from 'commander';

import type { ManyDetector } from '../../core/changepoint/detection';
import { HunterError } from '../../core/errors';
import type { Analysis } from '../../core/query/analyse';
import type { Progress } from '../../core/query/collect';
import type { TimeRange } from '../../core/series/series';
import type { Send } from '../../core/transport/send';
import type { Config } from '../config/config';
import type { Selection } from '../selection';

/**
 * A place that the results of tests come from. A new one is a file in this folder, and a line in the list of
 * `choose-source.ts`.
 */
export interface Source {
  /** Options of its own, which commands get. */
  options: Option[];
  /** The tests that its options name, such as --prefix. */
  named?: (options: SourceOptions) => string[];
  /** True if an argument is one of its tests, such as the name of a file. */
  takes?: (name: string) => boolean;
  /** The range is everything, unless the options say otherwise: a file is as long as somebody made it. */
  whole?: boolean;
  /**
   * Fetches and analyses a test.
   *
   * @throws HunterError if there is nothing to analyse: that must not look like "no changes"
   */
  analyse: (task: Task) => Promise<Found>;
}

/** The options of a command: those of all sources, by the names that commander gives them, and the common ones. */
export type SourceOptions = Selection & Record<string, unknown>;

/** A test to analyse. */
export interface Task {
  /** The argument, or what `named` gave. */
  name: string;
  options: SourceOptions;
  range: TimeRange;
  config: Config;
  detector: ManyDetector;
  /** Connects to Graphite and Fallout, once for all tests. */
  connect: () => Promise<Send>;
  /** Shows how far it is, such as `3 of 7 requests`. */
  onProgress: (text: string) => void;
}

export interface Found {
  analyses: Analysis[];
  warnings: string[];
  /** Of results in Graphite: where they are. */
  graphite?: Place;
}

/** A place in Graphite. */
interface Place {
  /** The path that all results are below, where there is one. */
  prefix?: string;
  /** Whether the names of the series are their paths, not those of expressions. */
  isPath: boolean;
  /** Limits of the time range by commits or versions, ms since 1970. */
  bounds?: Partial<TimeRange>;
}

/** Shows how many of a test's requests are answered, for `collect`. */
export const requestsOf =
  ({ onProgress }: Pick<Task, 'onProgress'>) =>
  ({ done, total }: Pick<Progress, 'done' | 'total'>): void =>
    onProgress(`${done} of ${total} requests`);

/** Refuses common options that a source has no meaning for. @throws HunterError naming the first */
export function refuseOptions(options: SourceOptions, names: string[], why: string): void {
  const given = names.find((name) => options[name] !== undefined);
  if (given !== undefined) {
    const flag = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new HunterError('input', `--${flag} cannot be used here: ${why}`);
  }
}
