import { Command } from 'commander';

import { HunterError } from '../../core/errors';
import { terminalLines } from '../../core/escape/terminal';
import { formatCount } from '../../core/format';
import { seriesReport } from '../../core/report/json';
import { messageOf, splitMessages } from '../../core/report/messages';
import { runEntries, type RunEntry } from '../../core/report/run-entries';
import type { TestReport } from '../../core/report/test-report';
import { unreachable } from '../../core/transport/unreachable';
import { analyseNamed, onlyClear, withNamed, type NamedOptions } from '../analyse-named';
import type { Config } from '../config/config';
import { textOf } from '../option-values';
import { postJson } from '../post-json';
import { reportFailures } from '../report-failures';
import { toldFile } from '../told-file';

interface Options extends NamedOptions {
  slack?: string | true;
  webhook?: string;
  state?: string;
  improvements?: boolean;
  dryRun?: boolean;
}

/** Slack cuts messages of more than 40,000 characters, and asks for 4,000. */
const SLACK_LIMIT = 4000;

export const notifyCommand = () =>
  withNamed(new Command('notify'))
    .option('--slack [webhook]', "a message to Slack's incoming webhook (default: the configured one)")
    .option('--webhook <url>', 'the changes as JSON, by POST', textOf)
    .option('--state <file>', 'remembers in a file what was told, so that nothing is told twice', textOf)
    .option('--improvements', 'tell of improvements and changes of unknown direction, too')
    .option('--dry-run', 'print the messages instead of sending them')
    .action(notify)
    .addHelpText(
      'after',
      '\nExample:\n  SLACK_WEBHOOK=https://hooks.slack.com/… hunter notify --all --slack --state told.json'
    );

async function notify(names: string[], options: Options, command: Command): Promise<void> {
  const { slack: flag, webhook } = options;
  if (flag === undefined && webhook === undefined && !options.dryRun) {
    throw new HunterError('input', 'Say where to: --slack, --webhook URL, or --dry-run to print.');
  }
  const { tests, failed, config } = await analyseNamed(names, options, command);
  const slack = flag === true ? slackOf(config) : flag;
  const told = options.state === undefined ? undefined : toldFile(options.state);
  const wanted = onlyWanted(onlyClear(tests), options.improvements);
  const fresh = told?.onlyNew(wanted) ?? wanted;
  const entries = runEntries(fresh);
  const messages = splitMessages(entries.map(messageOf), SLACK_LIMIT);
  if (options.dryRun) {
    process.stdout.write(terminalLines(messages.map((text) => `${text}\n`).join('\n')));
    return reportFailures(failed, false);
  }
  if (entries.length > 0) {
    await sendAll({ slack, webhook }, messages, webhookBody(fresh, entries));
  }
  told?.remember(fresh);
  process.stderr.write(
    entries.length === 0
      ? 'Nothing new to tell.\n'
      : `Told of ${formatCount(entries.flatMap(({ changes }) => changes).length, 'change')}.\n`
  );
  reportFailures(failed, false);
}

function slackOf({ slack }: Config): string {
  if (!slack?.webhook) {
    throw new HunterError(
      'input',
      'Slack has no webhook: set SLACK_WEBHOOK, or "slack: {webhook: …}" in the settings.'
    );
  }
  return slack.webhook;
}

async function sendAll(
  { slack, webhook }: { slack?: string; webhook?: string },
  messages: string[],
  body: object
): Promise<void> {
  for (const text of slack ? messages : []) {
    await send('Slack', slack!, { text: slackText(text) });
  }
  if (webhook !== undefined) {
    await send('The webhook', webhook, body);
  }
}

const onlyWanted = (tests: TestReport[], improvements = false): TestReport[] =>
  tests.map(({ test, analyses }) => ({
    test,
    analyses: analyses.map((one) => ({
      ...one,
      changes: one.changes.filter(({ verdict }) => improvements || verdict === 'regression'),
    })),
  }));

/** Escapes what Slack would read as a mention, a link or a format. */
const slackText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `{text, tests: [{test, series: […]}]}`, the series with changes as `analyze --format json` has them. */
const webhookBody = (tests: TestReport[], entries: RunEntry[]) => ({
  text: entries.map(messageOf).join('\n\n'),
  tests: tests.flatMap(({ test, analyses }) => {
    const series = analyses.filter(({ changes }) => changes.length > 0).map(seriesReport);
    return series.length > 0 ? [{ test, series }] : [];
  }),
});

/** @throws HunterError without the address, which is a secret */
async function send(service: string, url: string, body: object): Promise<void> {
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new HunterError('input', `${service} has no address: it must begin with https://.`);
  }
  const hide = (text: string) => text.replaceAll(url, '…');
  const { status, text, problem } = await postJson('POST', url, body, undefined, hide);
  if (problem !== undefined) {
    throw unreachable(service, problem);
  }
  if (status < 200 || status > 299) {
    throw new HunterError(
      'server',
      `${service} answers ${status}: ${hide(text).slice(0, 200).replace(/\.?$/, '.')}`,
      status
    );
  }
}
