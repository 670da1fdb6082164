import type { Command } from 'commander';

import { HunterError } from '../../core/errors';
import { matchesGlob } from '../../core/query/matches-glob';
import type { Catalogue, ConfiguredTest } from '../config/project';
import { nearest } from '../nearest-word';
import { bigquerySource } from './bigquery';
import { forEachBranch } from './branch-variable';
import { configuredOptions } from './configured';
import { falloutSource } from './fallout';
import { filesSource } from './files';
import { graphiteSource } from './graphite';
import { postgresSource } from './postgres';
import { prometheusSource } from './prometheus';
import type { Source, SourceOptions } from './source';

/** All sources. The last one takes what the others do not. */
export const SOURCES: Source[] = [
  filesSource,
  graphiteSource,
  prometheusSource,
  postgresSource,
  bigquerySource,
  falloutSource,
];

/** Adds the options of all sources to a command, but those whose names it needs itself. */
export function withSources(command: Command, except: string[] = []): Command {
  SOURCES.flatMap(({ options }) => options)
    .filter((option) => !except.includes(option.attributeName()))
    .forEach((option) => command.addOption(option));
  return command;
}

/** A part of a test: a file, a prefix, a query, … */
interface Part {
  name: string;
  source: Source;
  /** Options that are of this part only. */
  options?: Partial<SourceOptions>;
}

/** A test to analyse. */
export interface Chosen {
  /** Its name in reports. */
  name: string;
  /** Where its results are; several files and queries are one test. */
  parts: Part[];
  options: SourceOptions;
  /** The reason why its settings cannot be used now. */
  error?: unknown;
}

/** What a command was told, and the settings. */
export interface Choice {
  options: SourceOptions;
  /** The options that were typed, without defaults. */
  typed: Partial<SourceOptions>;
  catalogue?: Catalogue;
  /** Take all configured tests. */
  all?: boolean;
}

/**
 * Finds the configured tests and groups that arguments name (`*` matches anything), else the source of each argument;
 * and the tests that options name. Duplicates are dropped.
 *
 * @throws HunterError if nothing is named
 */
export function chooseSources(names: string[], { options, typed, catalogue, all = false }: Choice): Chosen[] {
  const tests = catalogue?.tests ?? new Map<string, ConfiguredTest>();
  const asked = all ? [...new Set([...tests.keys(), ...names])] : [...new Set(names)];
  const byName = asked.flatMap((name): Chosen[] => {
    const configured = configuredNames(name, catalogue);
    if (configured.length > 0) {
      return configured.map((one) => {
        try {
          return configuredTest(tests.get(one)!, options, typed);
        } catch (error) {
          return { name: one, parts: [], options, error };
        }
      });
    }
    const source = SOURCES.find((source) => source.takes?.(name)) ?? falloutSource;
    if (source === falloutSource && tests.size > 0) {
      checkName(name, catalogue!);
    }
    return [{ name, parts: [{ name, source }], options }];
  });
  const byOptions = SOURCES.flatMap((source) =>
    [...new Set(source.named?.(options) ?? [])].map((name) =>
      forEachBranch({ name, parts: [{ name, source }], options })
    )
  );
  const chosen = [...new Map([...byName, ...byOptions].map((one) => [one.name, one])).values()];
  if (chosen.length === 0) {
    throw new HunterError(
      'input',
      `Name what to analyse: a Fallout test, a file (CSV, JSON or NDJSON; - is standard input), --prefix, --target, --promql, --sql or --bigquery${tests.size > 0 ? `; --all is all ${tests.size} tests of the settings, "hunter list" names them` : ''}.`
    );
  }
  return chosen;
}

/** The configured tests that a name stands for: a test, a group, or those that a pattern matches. */
export function configuredNames(name: string, catalogue: Catalogue | undefined): string[] {
  const { tests = new Map<string, ConfiguredTest>(), groups = new Map<string, string[]>() } = catalogue ?? {};
  if (tests.has(name)) {
    return [name];
  }
  const matching = (pattern: string) => [...tests.keys()].filter((one) => matchesGlob(pattern, one));
  const members = groups.get(name)?.flatMap(matching);
  return [...new Set(members ?? (name.includes('*') ? matching(name) : []))];
}

/** Refuses a name that is none of a Fallout test, or looks like a configured one. @throws HunterError */
function checkName(name: string, { tests, groups }: Catalogue): void {
  const meant = nearest(name, [...tests.keys(), ...groups.keys()]);
  if (meant || name.includes('*')) {
    throw new HunterError(
      'not-found',
      `The settings have no test or group "${name}"${meant ? `: "${meant}" is one` : ''}. "hunter list" names them.`
    );
  }
}

/** Options that name tests of their own, beside a configured one. */
const PLACES = ['prefix', 'target', 'promql', 'sql', 'bigquery'];
/** Ways to set the first and the last run. */
const ENDS = [
  ['since', 'sinceCommit', 'sinceVersion', 'sinceRun'],
  ['until', 'untilCommit', 'untilVersion', 'untilRun'],
];

function configuredTest(test: ConfiguredTest, all: SourceOptions, typed: Partial<SourceOptions>): Chosen {
  const without = (options: object, names: string[]) =>
    Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name)));
  const { files, fallout, ...configured } = configuredOptions(test, typed.metrics);
  const replaced = ENDS.flatMap((ways) => (ways.some((way) => typed[way] !== undefined) ? ways : []));
  const options = {
    ...without(all, [...PLACES, 'metrics']),
    ...without(configured, replaced),
    ...without(typed, [...PLACES, 'metrics']),
  } as SourceOptions;
  const parts = [
    ...(files as string[]).map((name) => ({ name, source: filesSource })),
    ...(fallout as string[]).map((name) => ({ name, source: falloutSource })),
    ...SOURCES.flatMap((source) => (source.named?.(options) ?? []).map((name) => ({ name, source }))),
  ];
  return forEachBranch({ name: test.name, parts, options });
}
