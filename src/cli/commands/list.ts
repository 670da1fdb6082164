import { Argument, Command } from 'commander';

import { HunterError } from '../../core/errors';
import { terminalJson, terminalText } from '../../core/escape/terminal';
import { loadConfig } from '../config/config';
import { listFallout, listGroups, listMetrics, listTests, listUsers } from '../lists';
import { formatOption, textOf, typedOptions } from '../option-values';
import { withSources } from '../sources/choose-source';
import type { SourceOptions } from '../sources/source';

interface Options extends SourceOptions {
  user?: string;
  fallout?: boolean;
  format: 'text' | 'json';
}

const WHAT = ['tests', 'groups', 'metrics', 'users'] as const;

type What = (typeof WHAT)[number];

export const listCommand = () =>
  withSources(
    new Command('list')
      .addArgument(new Argument('[what]', 'what to list').choices(WHAT).default('tests'))
      .argument('[tests...]', 'of tests: a group or a pattern; of metrics: tests, groups or files, as for analyze')
      .option('--user <email>', 'owner of Fallout tests (default: the configured user)', textOf)
      .option('--fallout', 'Fallout tests, although the settings have tests')
      .option('--since <time>', 'of metrics: first run, as for analyze', textOf)
      .option('--until <time>', 'of metrics: last run', textOf)
  )
    .addOption(formatOption(['text', 'json']))
    .action(list);

async function list(what: What, names: string[], options: Options, command: Command): Promise<void> {
  const config = loadConfig();
  const { format } = options;
  if (names.length > 0 && (what === 'groups' || what === 'users')) {
    throw new HunterError('input', `"list ${what}" lists all of them, and takes no names.`);
  }
  switch (what) {
    case 'groups':
      return print(listGroups(config), format, ({ name, tests }) => `${name}: ${tests.join(', ')}`);
    case 'users':
      return print(await listUsers(config), format, ({ email, name }) => (name ? `${email}  ${name}` : email));
    case 'metrics': {
      const metrics = await listMetrics(names, options, typedOptions(command), config);
      const isOne = new Set(metrics.map(({ test }) => test)).size === 1;
      return print(metrics, format, ({ test, metric }) => (isOne ? metric : `${test}  ${metric}`));
    }
    case 'tests': {
      const isFallout = options.fallout || options.user !== undefined || config.catalogue?.tests.size === 0;
      return isFallout
        ? print(await listFallout(options.user, config), format, ({ name }) => name)
        : print(listTests(names, config), format, ({ name }) => name);
    }
  }
}

function print<T>(items: T[], format: Options['format'], line: (item: T) => string): void {
  const text = format === 'json' ? terminalJson(items, 2) : items.map((item) => terminalText(line(item))).join('\n');
  process.stdout.write(`${text}\n`);
}
