import { Command, Option } from 'commander';

import { HunterError } from '../../core/errors';
import { terminalLines, terminalText } from '../../core/escape/terminal';
import { carbonLines } from '../../core/graphite/carbon';
import { LEAD, recordChanges, type Recording } from '../../core/record/record';
import { checkPrefix } from '../../core/record/recorded-path';
import { analyseFallout } from '../analyse-tests';
import { loadConfig } from '../config/config';
import { portOf, textOf } from '../option-values';
import { rangeOf, withSelection, type Selection } from '../selection';
import { carbonOf, sendToCarbon } from '../send-to-carbon';

interface Options extends Selection {
  prefix: string;
  carbonHost?: string;
  carbonPort?: number;
  protocol?: string;
  dryRun?: boolean;
}

export const recordCommand = () =>
  withSelection(new Command('record'), ['robust', 'otava'])
    .option('--prefix <path>', 'path of the new series: <prefix>.<path of the results>.change', 'hunter')
    .option('--carbon-host <host>', 'host of carbon (default: the configured one)', textOf)
    .option('--carbon-port <port>', 'port of carbon (default: the configured one, or 2003, 2004 for pickle)', portOf)
    .addOption(
      new Option(
        '--protocol <protocol>',
        'protocol that carbon expects (default: the configured one, or line)'
      ).choices(['line', 'pickle'])
    )
    .option('--dry-run', 'print the points as lines instead of sending them')
    .action(record);

async function record(test: string, options: Options): Promise<void> {
  const config = loadConfig();
  const carbon = options.dryRun ? undefined : carbonOf(options, config);
  const range = rangeOf(options);
  checkPrefix(options.prefix);
  const { analyses, plan } = await analyseFallout(test, options, { ...range, from: range.from - LEAD }, config);
  checkPrefix(options.prefix, plan.located);
  const recordings = recordChanges(analyses, options.prefix, { ...range, ...plan.bounds });
  const points = recordings.flatMap((recording) => recording.points);
  if (points.length === 0) {
    throw new HunterError('empty', `Nothing was recorded: "${test}" has no run in this time range.`);
  }
  if (!carbon) {
    process.stdout.write(terminalLines(carbonLines(points)));
    return;
  }
  await sendToCarbon(points, carbon);
  process.stdout.write(`${summary(recordings)}\n`);
}

/** Writes a line for each series: its path, changes and runs. */
const summary = (recordings: Recording[]): string =>
  recordings
    .map(
      ({ path, changes, points }) =>
        `${terminalText(path)}: ${count(changes, 'change')} in ${count(points.length, 'run')}`
    )
    .join('\n');

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
