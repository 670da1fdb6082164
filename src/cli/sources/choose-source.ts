import type { Command } from 'commander';

import { HunterError } from '../../core/errors';
import { falloutSource } from './fallout';
import { filesSource } from './files';
import { graphiteSource } from './graphite';
import { postgresSource } from './postgres';
import { prometheusSource } from './prometheus';
import type { Source, SourceOptions } from './source';

/** All sources. The last one takes what the others do not. */
const SOURCES: Source[] = [filesSource, graphiteSource, prometheusSource, postgresSource, falloutSource];

/** Adds the options of all sources to a command. */
export function withSources(command: Command): Command {
  SOURCES.flatMap(({ options }) => options).forEach((option) => command.addOption(option));
  return command;
}

/** A test and where it is. */
export interface Chosen {
  name: string;
  source: Source;
}

/**
 * Finds the source of each argument, and the tests that options name. Duplicates are dropped.
 *
 * @throws HunterError if nothing is named
 */
export function chooseSources(names: string[], options: SourceOptions): Chosen[] {
  const byName = [...new Set(names)].map((name) => ({
    name,
    source: SOURCES.find((source) => source.takes?.(name)) ?? falloutSource,
  }));
  const byOptions = SOURCES.flatMap((source) =>
    [...new Set(source.named?.(options) ?? [])].map((name) => ({ name, source }))
  );
  const chosen = [...byName, ...byOptions];
  if (chosen.length === 0) {
    throw new HunterError(
      'input',
      'Name what to analyse: a Fallout test, a file (CSV, JSON or NDJSON; - is standard input), --prefix, --target, --promql or --sql.'
    );
  }
  return chosen;
}
