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
import { loadConfig } from '../config/config';
import { connect } from '../connect';
import { exitCodeOf } from '../exit-code';
import { formatOption, paramOf, textOf } from '../option-values';
import { requireUser } from '../require-user';

interface Options {
  file?: string;
  user?: string;
  param?: Record<string, string>;
  paramsJson?: string;
  format: 'text' | 'json';
}

export const resolveCommand = () =>
  new Command('resolve')
    .argument('[test]', 'name of the test')
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
    write(await find(test, params, options), options.format);
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

async function find(test: string | undefined, params: Params, { file, user }: Options): Promise<Resolution> {
  if (test === undefined) {
    return resolveDefinition(read(file!), params);
  }
  const config = loadConfig();
  const owner = requireUser(user, config);
  return locateTest(await connect(config), owner, test, params);
}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new HunterError('input', `the definition ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

function write({ prefix, enabled, metrics, defaults, expanded }: Resolution, format: Options['format']): void {
  if (format === 'json') {
    print({ prefix, enabled, metrics, defaults, expanded });
  } else {
    process.stdout.write(`${terminalText(prefix)}\n`);
    if (!enabled) {
      process.stderr.write('! export.enabled is false: newer runs may be missing.\n');
    }
  }
}

const print = (value: unknown) => process.stdout.write(`${terminalJson(value, 2)}\n`);
