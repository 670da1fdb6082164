import { Command, Option } from 'commander';

import { HunterError } from '../../core/errors';
import { terminalLines, terminalText } from '../../core/escape/terminal';
import { formatCount } from '../../core/format';
import { carbonLines } from '../../core/graphite/carbon';
import { LEAD, recordChanges, type RecordedTest, type Recording } from '../../core/record/record';
import { checkPrefix } from '../../core/record/recorded-path';
import type { Outcome } from '../analyse-test';
import { analyseTests } from '../analyse-tests';
import { loadConfig } from '../config/config';
import { portOf, textOf, typedOptions } from '../option-values';
import { failedOf, reportFailures } from '../report-failures';
import { withResources, type Resources } from '../resources';
import { rangeOf, withSelection } from '../selection';
import { carbonOf, sendToCarbon } from '../send-to-carbon';
import { chooseSources, withSources, type Chosen } from '../sources/choose-source';
import type { SourceOptions } from '../sources/source';

interface Options extends SourceOptions, Resources {
  all?: boolean;
  prefix: string;
  carbonHost?: string;
  carbonPort?: number;
  protocol?: string;
  dryRun?: boolean;
}

export const recordCommand = () =>
  withResources(withSources(withSelection(new Command('record'), ['robust', 'otava']), ['prefix']))
    .option('--all', 'all tests of the settings')
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

async function record(names: string[], { prefix, ...options }: Options, command: Command): Promise<void> {
  const config = loadConfig();
  const carbon = options.dryRun ? undefined : carbonOf(options, config);
  checkPrefix(prefix);
  const { catalogue } = config;
  const { prefix: _, ...typed } = typedOptions(command);
  const chosen = chooseSources(names, { options, typed, catalogue, all: options.all });
  const outcomes = await analyseTests(chosen, config, options, {
    widen: (range) => ({ ...range, from: range.from - LEAD }),
  });
  const failed = failedOf(outcomes);
  const tests = outcomes.flatMap((outcome, i) =>
    'error' in outcome ? [] : [recordedTest(outcome, chosen[i], prefix)]
  );
  const recordings = recordChanges(tests, prefix);
  const points = recordings.flatMap((recording) => recording.points);
  if (points.length === 0 && failed.length === 0) {
    throw new HunterError('empty', `Nothing was recorded: ${namesOf(chosen)} has no run in this time range.`);
  }
  if (carbon) {
    await sendToCarbon(points, carbon);
    process.stdout.write(recordings.map(summaryOf).join(''));
  } else {
    process.stdout.write(terminalLines(carbonLines(points)));
  }
  reportFailures(failed, false);
}

function recordedTest(
  { test, analyses, graphite }: Exclude<Outcome, { error: unknown }>,
  { parts, options }: Chosen,
  prefix: string
): RecordedTest {
  if (graphite?.prefix !== undefined) {
    checkPrefix(prefix, { test, prefix: graphite.prefix });
  }
  const range = rangeOf(options, parts[0].source.whole);
  return { analyses, range: { ...range, ...graphite?.bounds }, ...(!graphite?.isPath && { name: test }) };
}

const namesOf = (chosen: Chosen[]) =>
  chosen.length === 1 ? `"${chosen[0].name}"` : `none of ${formatCount(chosen.length, 'test')}`;

/** A line for each series: its path, changes and runs. */
const summaryOf = ({ path, changes, points }: Recording): string =>
  `${terminalText(path)}: ${formatCount(changes, 'change')} in ${formatCount(points.length, 'run')}\n`;
