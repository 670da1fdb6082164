import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';

import { startFallout, TOKEN } from '../../demo/servers/fallout';
import type { Point } from '../../demo/story/points';
import { OWNER } from '../../demo/story/story';
import { startGraphite, type Graphite } from '../graphite/server';
import { startGrafana, type Grafana } from './grafana';
import { checkHttp, type ExpectSoon } from './http';
import { recordingFiles, recordingRule, startReceiver } from './recording';

const DAY = 86_400;
/** Number of times that the backend is killed. */
const KILLS = 8;
const TODAY = Math.floor(Date.now() / 1000 / DAY) * DAY;
const PATHS = {
  throughput: 'perf.daily.lwt-read.result.throughput',
  latency_p99: 'perf.daily.lwt-read.result.latency_p99',
};

/** Points of runs from `from` to `to` days ago, with the throughput multiplied by `factor`. */
function runs(from: number, to: number, factor = 1): Point[] {
  return Array.from({ length: from - to + 1 }, (_, i) => TODAY - (from - i) * DAY).flatMap((time): Point[] => [
    [PATHS.throughput, factor * (50_000 + (((time / DAY) * 7919) % 601)), time],
    [PATHS.latency_p99, 11 + (((time / DAY) * 104_729) % 97) / 500, time],
  ]);
}

/** Writes an event for each run to Graphite, as users of Fallout do: with its id, version and commit. */
async function tellRuns(url: string, days: number): Promise<void> {
  for (let ago = days; ago >= 0; ago--) {
    const data = {
      run_id: `run-${ago}`,
      version: `5.${ago}`,
      branch: 'main',
      commit: ago.toString(16).padStart(40, '0'),
    };
    const event = { what: 'Performance Test', tags: [OWNER, 'lwt-read'], when: TODAY - ago * DAY + 3600, data };
    const { ok } = await fetch(`${url}/events/`, { method: 'POST', body: JSON.stringify(event) });
    if (!ok) {
      throw new Error('Graphite does not take the event.');
    }
  }
}

/** A message that the alert rule sends to the webhook. */
interface Message {
  status: string;
  title: string;
  message: string;
}

interface World {
  graphite: Graphite;
  grafana: Grafana;
  /** Messages that the webhook has received. */
  messages: Message[];
  /** The receiver of the recording rule's series. */
  recorded: Awaited<ReturnType<typeof startReceiver>>;
  stop: () => void;
}

/** Starts the services that the rules need, and a Grafana with the example's rules. */
async function startWorld(start: string): Promise<World> {
  const graphite = await startGraphite();
  const fallout = await startFallout();
  const messages: Message[] = [];
  const webhook = createHttpServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    messages.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.end();
  }).listen(0, '127.0.0.1');
  const recorded = await startReceiver();
  const grafana = await startGrafana({
    start,
    port: await freePort(),
    env: {
      GRAPHITE_URL: graphite.url,
      GF_RECORDING_RULES_DEFAULT_DATASOURCE_UID: 'hunter-recorded',
      FALLOUT_URL: fallout.url,
      FALLOUT_USER: OWNER,
      FALLOUT_OAUTH_TOKEN: TOKEN,
      HUNTER_WEBHOOK_URL: `http://127.0.0.1:${(webhook.address() as AddressInfo).port}`,
    },
    // the rule counts runs instead of days, because the clock cannot be changed, and is evaluated often, to save time
    edit: (rules) =>
      rules
        .replaceAll('{ days: 7 }', '{ runs: 5 }')
        .replace('interval: 1m', 'interval: 2s')
        .replace('group_by:', 'group_wait: 1s\n          group_interval: 2s\n          group_by:')
        .concat(recordingRule),
    files: recordingFiles(recorded.url),
  });
  const stop = () => {
    grafana.stop();
    webhook.close();
    recorded.close();
    fallout.server.close();
  };
  return { graphite, grafana, messages, recorded, stop };
}

/** The alert rule's path from stable runs to an alert and back, with the backend killed in between. */
async function checkAlertRule({ graphite, grafana, messages }: World, expectSoon: ExpectSoon): Promise<void> {
  const is = (metric: string, state: RegExp) => async () => state.test((await grafana.states())[metric] ?? '');
  /** The states of the changes of a metric, each of which is an alert instance. */
  const changes = async (metric: string) =>
    Object.entries(await grafana.states()).flatMap(([name, state]) => (name.startsWith(`${metric} 2`) ? [state] : []));
  const alerting = async () => (await changes('throughput')).some((state) => /Alerting|firing/i.test(state));

  await tellRuns(graphite.url, 110);
  await graphite.write(runs(110, 10));
  await graphite.waitFor(PATHS.latency_p99, 101);
  await expectSoon('100 stable runs: Normal', is('throughput', /^(Normal|inactive)/i));

  const before = messages.length;
  const news = () => messages.slice(before);
  await graphite.write(runs(9, 6, 0.88));
  await expectSoon('regressing runs: Alerting', alerting);
  await expectSoon('the other metric stays Normal', is('latency_p99', /^(Normal|inactive)/i));
  await expectSoon('no change of it', async () => (await changes('latency_p99')).length === 0);
  await expectSoon('the webhook gets a message', () => news().some(({ status }) => status === 'firing'));
  const firing = news().find(({ status }) => status === 'firing')!;
  checkMessage(firing);

  for (let kill = 0; kill < KILLS; kill++) {
    grafana.killPlugin();
    // at a different point of an evaluation each time
    await new Promise((resolve) => setTimeout(resolve, 5000 + 337 * kill));
    await expectSoon('killed while it evaluates, it comes back: Alerting still', alerting);
  }
  const wrong = news().filter((one) => one.status !== 'firing' || one.message.trim() !== firing.message.trim());
  if (wrong.length > 0) {
    throw new Error(`Killed evaluations sent messages: ${JSON.stringify(wrong)}`);
  }

  await graphite.write(runs(5, 0, 0.88));
  await expectSoon('more runs than are reported: Normal', async () => !(await alerting()));
  await expectSoon('the webhook is told', () => news().some(({ status }) => status === 'resolved'));
  say(`    ${news().find(({ status }) => status === 'resolved')!.title}`);
}

/** Checks that a message names the change, its size, its run and the panel. */
function checkMessage({ title, message }: Message): void {
  say(`    ${title}\n    ${message.trim().replace(/\n/g, '\n    ')}`);
  const expected = [
    /^lwt-read: throughput regressed by 1[12]\.\d %$/m,
    /^50\.\d+k → 44\.\d+k, p (< 1e-10|= \de-\d+), since 20\d\d-\d\d-\d\d, run run-9, version 5\.9, commits 0{39}a\.\.\.0{39}9$/m,
    /^http\S+\/d\/hunter-demo\S*viewPanel=1/m,
  ];
  const missing = expected.filter((line) => !line.test(message));
  if (missing.length > 0) {
    throw new Error(`The message lacks ${missing.join(' and ')}`);
  }
}

async function main() {
  const start = process.env.GRAFANA_START;
  if (!start) {
    throw new Error('Set GRAFANA_START to a command that starts a Grafana; scripts/check-alerting.mjs says how.');
  }
  const world = await startWorld(start);
  const { graphite, grafana, recorded } = world;
  const states = async () => JSON.stringify(await grafana.states());
  const expectSoon: ExpectSoon = async (what, check, why = () => '') => {
    const end = Date.now() + 60_000;
    while (!(await Promise.resolve(check()).catch(() => false))) {
      if (Date.now() > end) {
        throw new Error(`Waited in vain: ${what}. ${why()} States: ${await states()}, ${await grafana.lastError()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    say(`ok: ${what}`);
  };

  await expectSoon('without any run, the rule has no data or an error in words', async () =>
    /NoData|Error/i.test(await states())
  );
  say(`    ${await states()} ${await grafana.lastError()}`);
  await checkAlertRule(world, expectSoon);
  await expectSoon('the recording rule writes the change', () => recorded.got.includes('hunter_change'));
  say(`    health: ${await grafana.recordingHealth()}`);
  await checkHttp(grafana, expectSoon);

  graphite.stop();
  await expectSoon('Graphite is gone: Error', async () => /Error/i.test(await states()));
  say(`    ${await grafana.lastError()}`);
  world.stop();
  process.exit(0);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const say = (text: string) => process.stdout.write(`${text}\n`);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
