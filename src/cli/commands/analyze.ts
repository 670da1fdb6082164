import { Command, InvalidArgumentError } from 'commander';
import { writeFileSync } from 'node:fs';

import { HunterError } from '../../core/errors';
import { terminalJson } from '../../core/escape/terminal';
import { csvReport } from '../../core/report/csv';
import { isFailure, onlyNewer, type FailOn } from '../../core/report/gate';
import { githubReport } from '../../core/report/github';
import { seriesReport } from '../../core/report/json';
import { junitReport } from '../../core/report/junit';
import { markdownReport } from '../../core/report/markdown';
import type { TestReport } from '../../core/report/test-report';
import { textReport } from '../../core/report/text';
import { parseTime } from '../../core/times/parse-time';
import { analyseTests } from '../analyse-tests';
import { loadConfig } from '../config/config';
import { DIRECTION_HELP } from '../direction-rules';
import { failOnOption } from '../fail-on';
import { markdownHeading, terminalWidth, textHeading, underHeadings } from '../headings';
import { formatOption, typedOptions } from '../option-values';
import { failedOf, reportFailures } from '../report-failures';
import { withSelection } from '../selection';
import { chooseSources, withSources } from '../sources/choose-source';
import type { SourceOptions } from '../sources/source';

const FORMATS = ['text', 'json', 'ndjson', 'markdown', 'csv', 'junit', 'github'] as const;

type Format = (typeof FORMATS)[number];

interface Options extends SourceOptions {
  format: Format;
  failOn: FailOn;
  all?: boolean;
  newerThan?: string;
  runs?: boolean;
  output?: Array<[format: Format, file: string]>;
}

export const analyzeCommand = () =>
  withSources(withSelection(new Command('analyze'), ['robust', 'otava', 'off'], '[tests...]'))
    .option('--all', 'all tests of the settings')
    .addOption(formatOption([...FORMATS]))
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
    .action(analyze);

async function analyze(names: string[], options: Options, command: Command): Promise<void> {
  const config = loadConfig();
  const since = options.newerThan === undefined ? -Infinity : parseTime(options.newerThan, '--newer-than');
  const { catalogue } = config;
  const chosen = chooseSources(names, { options, typed: typedOptions(command), catalogue, all: options.all });
  const outcomes = await analyseTests(chosen, config);
  const failed = failedOf(outcomes);
  const tests = outcomes.flatMap((outcome): TestReport[] =>
    'error' in outcome ? [] : [{ test: outcome.test, analyses: outcome.analyses.map((one) => onlyNewer(one, since)) }]
  );
  if (tests.length > 0) {
    const several = chosen.length > 1;
    process.stdout.write(`${report(tests, several, options.format, options)}\n`);
    for (const [format, file] of options.output ?? []) {
      writeReport(file, `${report(tests, several, format, options)}\n`);
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

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new HunterError('input', `${file} cannot be written: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

/** @param several whether several tests were asked for: then each has a heading, and JSON has a list of them */
function report(tests: TestReport[], several: boolean, format: Format, { failOn, runs = !several }: Options): string {
  const json = ({ test, analyses }: TestReport) => ({ test, series: analyses.map(seriesReport) });
  switch (format) {
    case 'text':
      return underHeadings(tests, several, textHeading, ({ analyses }) =>
        textReport(analyses, { width: terminalWidth(), directionHelp: DIRECTION_HELP, runs })
      );
    case 'markdown':
      return underHeadings(tests, several, markdownHeading, ({ analyses }) => markdownReport(analyses, DIRECTION_HELP));
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
