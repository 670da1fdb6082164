import { Command, InvalidArgumentError, Option } from 'commander';

import { terminalJson } from '../../core/escape/terminal';
import { csvReport } from '../../core/report/csv';
import { isFailure, onlyNewer, type FailOn } from '../../core/report/gate';
import { githubReport } from '../../core/report/github';
import { seriesReport } from '../../core/report/json';
import { junitReport } from '../../core/report/junit';
import { markdownReport } from '../../core/report/markdown';
import type { RunFact } from '../../core/report/runs-table';
import type { TestReport } from '../../core/report/test-report';
import { textReport } from '../../core/report/text';
import { parseTime } from '../../core/times/parse-time';
import { analyseTests } from '../analyse-tests';
import { loadConfig } from '../config/config';
import { DIRECTION_HELP } from '../direction-rules';
import { failOnOption } from '../fail-on';
import { terminalWidth } from '../headings';
import { formatOption, listOf, typedOptions } from '../option-values';
import { failedOf, reportFailures } from '../report-failures';
import { withResources, type Resources } from '../resources';
import { withSelection } from '../selection';
import { partOf, shardOption, type Shard } from '../shard';
import { chooseSources, withSources } from '../sources/choose-source';
import type { SourceOptions } from '../sources/source';
import { streamTests } from '../stream-tests';
import { checkPlot, writeOutput, writePlot } from '../write-plot';

const FORMATS = ['text', 'json', 'ndjson', 'markdown', 'csv', 'junit', 'github'] as const;

const FACTS: RunFact[] = ['id', 'version', 'branch', 'commit', 'machine'];

type Format = (typeof FORMATS)[number];

interface Options extends SourceOptions, Resources {
  format: Format;
  failOn: FailOn;
  all?: boolean;
  shard?: Shard;
  resume?: string;
  newerThan?: string;
  runs?: boolean;
  attrs?: RunFact[];
  sparkline?: boolean;
  plot?: string;
  output?: Array<[format: Format, file: string]>;
}

export const analyzeCommand = () =>
  withResources(withSources(withSelection(new Command('analyze'), ['robust', 'otava', 'off'])))
    .option('--all', 'all tests of the settings')
    .addOption(shardOption())
    .addOption(formatOption([...FORMATS]))
    .addOption(
      new Option(
        '--resume <file>',
        'write ndjson to a file; if it is there already, as after a kill, go on where it ends'
      ).conflicts(['output', 'plot', 'format'])
    )
    .option(
      '--output <format=file>',
      'also write the report to a file, such as junit=hunter.xml; may be repeated',
      outputOf
    )
    .addOption(failOnOption())
    .option(
      '--newer-than <time>',
      'only changes first reported since then, such as -7d: older ones are neither listed nor make the call fail'
    )
    .option('--runs', 'show the table of all runs (default: for a single test)')
    .option('--no-runs', 'leave out the table of all runs')
    .option('--attrs <facts>', `facts in the table of runs: ${FACTS.join(', ')}; comma-separated`, factsOf)
    .option('--sparkline', 'draw the series of each change in a line of text (default: in a terminal)')
    .option('--no-sparkline', 'draw none')
    .option('--plot <file>', 'draw all series into a file, .svg or .png', plotOf)
    .action(analyze);

async function analyze(names: string[], options: Options, command: Command): Promise<void> {
  const config = loadConfig();
  const since = options.newerThan === undefined ? -Infinity : parseTime(options.newerThan, '--newer-than');
  if (options.plot !== undefined) {
    checkPlot(options.plot);
  }
  const { catalogue } = config;
  const named = chooseSources(names, { options, typed: typedOptions(command), catalogue, all: options.all });
  const chosen = partOf(named, options.shard);
  if (chosen.length === 0) {
    return;
  }
  if (options.resume !== undefined || (options.format === 'ndjson' && !options.output && options.plot === undefined)) {
    const { failed, found } = await streamTests(chosen, config, { ...options, since });
    return reportFailures(failed, found);
  }
  const outcomes = await analyseTests(chosen, config, options);
  const failed = failedOf(outcomes);
  const tests = outcomes.flatMap((outcome): TestReport[] =>
    'error' in outcome ? [] : [{ test: outcome.test, analyses: outcome.analyses.map((one) => onlyNewer(one, since)) }]
  );
  if (tests.length > 0) {
    const several = chosen.length > 1;
    process.stdout.write(`${report(tests, several, options.format, options)}\n`);
    for (const [format, file] of options.output ?? []) {
      writeOutput(file, `${report(tests, several, format, options)}\n`);
    }
    if (options.plot !== undefined) {
      writePlot(options.plot, tests);
    }
  }
  const changes = tests.flatMap(({ analyses }) => analyses.flatMap((analysis) => analysis.changes));
  reportFailures(
    failed,
    changes.some((change) => isFailure(change, options.failOn))
  );
}

/** Parses `format=file`, and adds it to the earlier ones. */
function outputOf(text: string, before: Options['output'] = []): Options['output'] {
  const [, name, file] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  const format = FORMATS.find((one) => one === name);
  if (!format) {
    throw new InvalidArgumentError(`Write format=file; formats are ${FORMATS.join(', ')}.`);
  }
  return [...before, [format, file]];
}

function factsOf(text: string): RunFact[] {
  return listOf(text).map((name) => {
    const fact = FACTS.find((one) => one === name);
    if (!fact) {
      throw new InvalidArgumentError(`Facts of runs are ${FACTS.join(', ')}.`);
    }
    return fact;
  });
}

function plotOf(file: string): string {
  if (!/\.(svg|png)$/i.test(file)) {
    throw new InvalidArgumentError('Its name must end in .svg or .png.');
  }
  return file;
}

/** @param several whether several tests were asked for: then each is named, and JSON has a list of them */
function report(tests: TestReport[], several: boolean, format: Format, options: Options): string {
  const { failOn } = options;
  const json = ({ test, analyses }: TestReport) => ({ test, series: analyses.map(seriesReport) });
  switch (format) {
    case 'text':
      return textOf(tests, several, options);
    case 'markdown':
      return markdownReport(tests, { directionHelp: DIRECTION_HELP, several });
    case 'ndjson':
      return tests
        .flatMap(({ test, analyses }) => analyses.map((analysis) => terminalJson({ test, ...seriesReport(analysis) })))
        .join('\n');
    case 'json':
      return terminalJson(several ? { tests: tests.map(json) } : json(tests[0]), 2);
    case 'csv':
      return csvReport(tests);
    case 'junit':
      return junitReport(tests, failOn);
    case 'github':
      return githubReport(tests, failOn);
  }
}

function textOf(tests: TestReport[], several: boolean, options: Options): string {
  const { attrs, runs = !several || attrs !== undefined, sparkline = process.stdout.isTTY } = options;
  return textReport(tests, {
    width: terminalWidth(),
    directionHelp: DIRECTION_HELP,
    several,
    runs,
    facts: attrs,
    sparklines: sparkline,
  });
}
