import { Command } from 'commander';
import { readFileSync } from 'node:fs';

import { HunterError, messageOf } from '../../core/errors';
import { terminalJson, terminalText } from '../../core/escape/terminal';
import {
  DefinitionError,
  parseJsonParams,
  resolveDefinition,
  type Params,
  type Resolution,
} from '../../core/fallout/definition';
import { locateTest } from '../../core/fallout/locate';
import type { Send } from '../../core/transport/send';
import { loadConfig } from '../config/config';
import { connect } from '../connect';
import { exitCodeOf } from '../exit-code';
import { formatOption, paramOf, textOf } from '../option-values';
import { requireUser } from '../require-user';
import { chooseSources } from '../sources/choose-source';
import { falloutSource } from '../sources/fallout';
import { graphiteSource } from '../sources/graphite';
import type { SourceOptions } from '../sources/source';

interface Options {
  file?: string;
  user?: string;
  param?: Record<string, string>;
  paramsJson?: string;
  format: 'text' | 'json';
}

export const resolveCommand = () =>
  new Command('resolve')
    .argument('[test]', 'a test or a group of the settings, or a Fallout test')
    .option('--file <definition>', 'a definition in a file; - for standard input', textOf)
    .option('--user <email>', 'owner of the test (default: the configured user)', textOf)
    .option('--param <name=value>', 'a run parameter as text; may be repeated', paramOf)
    .option('--params-json <object>', 'run parameters with their types, as a JSON object')
    .addOption(formatOption(['text', 'json']))
    .action(resolve);

async function resolve(test: string | undefined, options: Options): Promise<void> {
  if ((test === undefined) === (options.file === undefined)) {
    throw new HunterError('input', 'resolve takes the name of a test, or --file DEFINITION.');
  }
  try {
    const params: Params = {
      ...(options.paramsJson === undefined ? {} : parseJsonParams(options.paramsJson)),
      ...options.param,
    };
    write(
      test === undefined
        ? [{ test: '', ...resolveDefinition(read(options.file!), params) }]
        : await findAll(test, params, options),
      options.format
    );
  } catch (error) {
    if (options.format !== 'json') {
      throw error;
    }
    const kind = error instanceof DefinitionError || error instanceof HunterError ? error.kind : 'internal';
    const expanded = error instanceof DefinitionError ? error.expanded : undefined;
    print({ error: { kind, message: messageOf(error) }, ...(expanded !== undefined && { expanded }) });
    process.exitCode = exitCodeOf(error);
  }
}

/** A test, and where its results are; of one that is none of Fallout's, only the prefix is known. */
type Found = { test: string; prefix: string } & Partial<Resolution>;

/** Finds the tests that a name stands for, and their prefixes. @throws HunterError if one has none */
async function findAll(name: string, params: Params, { user }: Options): Promise<Found[]> {
  const config = loadConfig();
  const typed = { ...(user !== undefined && { user }) };
  const chosen = chooseSources([name], { options: typed as SourceOptions, typed, catalogue: config.catalogue });
  let connection: Promise<Send> | undefined;
  const found: Found[] = [];
  const parts = chosen.flatMap(({ name, parts, options, error }) => {
    if (error !== undefined) {
      throw error;
    }
    return parts.map((part) => ({ test: name, part, options: { ...options, ...part.options } }));
  });
  for (const { test, part, options } of parts) {
    const isPrefix = part.source === graphiteSource && (options.prefix as string[] | undefined)?.includes(part.name);
    if (part.source === falloutSource) {
      const owner = requireUser(options.user, config);
      const send = await (connection ??= connect(config));
      found.push({ ...(await locateTest(send, owner, part.name, { ...options.param, ...params })), test });
    } else if (isPrefix) {
      found.push({ test, prefix: part.name });
    } else {
      throw new HunterError('input', `"${test}" has no prefix in Graphite: its results are elsewhere.`);
    }
  }
  return found;
}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new HunterError('input', `the definition ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

function write(all: Found[], format: Options['format']): void {
  const isOne = all.length === 1;
  if (format === 'json') {
    const fields = ({ prefix, enabled, metrics, defaults, expanded }: Found) => ({
      prefix,
      enabled,
      metrics,
      defaults,
      expanded,
    });
    print(isOne ? fields(all[0]) : all.map((one) => ({ test: one.test, ...fields(one) })));
    return;
  }
  for (const { test, prefix, enabled } of all) {
    process.stdout.write(`${isOne ? '' : `${terminalText(test)}  `}${terminalText(prefix)}\n`);
    if (enabled === false) {
      process.stderr.write('! export.enabled is false: newer runs may be missing.\n');
    }
  }
}

const print = (value: unknown) => process.stdout.write(`${terminalJson(value, 2)}\n`);
