import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';

import { startFallout, TOKEN } from '../../demo/servers/fallout';
import { OWNER } from '../../demo/story/story';
import type { Point } from '../../demo/story/points';
import { startGraphite } from '../graphite/server';
import { startGrafana } from './grafana';
import { checkHttp } from './http';
import { recordingFiles, recordingRule, startReceiver } from './recording';

const DAY = 86_400;
const TODAY = Math.floor(Date.now() / 1000 / DAY) * DAY;
const PATHS = {
  throughput: 'perf.daily.lwt-read.result.throughput',
  latency_p99: 'perf.daily.lwt-read.result.latency_p99',
};

/** Runs `from` to `to` days ago; throughput times `factor`. */
function runs(from: number, to: number, factor = 1): Point[] {
  return Array.from({ length: from - to + 1 }, (_, i) => TODAY - (from - i) * DAY).flatMap((time): Point[] => [
    [PATHS.throughput, factor * (50_000 + (((time / DAY) * 7919) % 601)), time],
    [PATHS.latency_p99, 11 + (((time / DAY) * 104_729) % 97) / 500, time],
  ]);
}

async function main() {
  const start = process.env.GRAFANA_START;
  if (!start) {
    throw new Error('Set GRAFANA_START to a command that starts a Grafana; scripts/check-alerting.mjs says how.');
  }
  const graphite = await startGraphite();
  const fallout = await startFallout();
  const messages: Array<{ status: string; title: string; message: string }> = [];
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
    // the clock cannot be turned, so that runs must pass instead of days; and nobody waits minutes
    edit: (rules) =>
      rules
        .replaceAll('{ days: 7 }', '{ runs: 5 }')
        .replace('interval: 1m', 'interval: 2s')
        .replace('group_by:', 'group_wait: 1s\n          group_interval: 2s\n          group_by:')
        .concat(recordingRule),
    files: recordingFiles(recorded.url),
  });
  const states = async () => JSON.stringify(await grafana.states());
  const expectSoon = async (what: string, check: () => Promise<boolean> | boolean) => {
    const end = Date.now() + 60_000;
    while (!(await Promise.resolve(check()).catch(() => false))) {
      if (Date.now() > end) {
        throw new Error(`Waited in vain: ${what}. States: ${await states()}, ${await grafana.lastError()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    say(`ok: ${what}`);
  };
  const is = (metric: string, state: RegExp) => async () => state.test((await grafana.states())[metric] ?? '');

  await expectSoon('without any run, the rule has no data or an error in words', async () =>
    /NoData|Error/i.test(await states())
  );
  say(`    ${await states()} ${await grafana.lastError()}`);

  await graphite.write(runs(110, 10));
  await graphite.waitFor(PATHS.latency_p99, 101);
  await expectSoon('100 stable runs: Normal', is('throughput', /^(Normal|inactive)/i));

  await graphite.write(runs(9, 6, 0.88));
  await expectSoon('regressing runs: Alerting', is('throughput', /Alerting|firing/i));
  await expectSoon('the other metric stays Normal', is('latency_p99', /^(Normal|inactive)/i));
  await expectSoon('the webhook gets a message', () => messages.some(({ status }) => status === 'firing'));
  say(
    `    ${messages.find(({ status }) => status === 'firing')!.title}\n    ${messages.find(({ status }) => status === 'firing')!.message.replace(/\n/g, '\n    ')}`
  );

  grafana.killPlugin();
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await expectSoon('killed while it evaluates, it comes back: Alerting still', is('throughput', /Alerting|firing/i));
  if (messages.some(({ status }) => status === 'resolved')) {
    throw new Error(`A killed evaluation resolved the alert: ${JSON.stringify(messages)}`);
  }

  await graphite.write(runs(5, 0, 0.88));
  await expectSoon('more runs than are reported: Normal', is('throughput', /^(Normal|inactive)/i));
  await expectSoon('the webhook is told', () => messages.some(({ status }) => status === 'resolved'));
  say(`    ${messages.find(({ status }) => status === 'resolved')!.title}`);

  await expectSoon('the recording rule writes the change', () => recorded.got.includes('hunter_change'));
  say(`    health: ${await grafana.recordingHealth()}`);
  await checkHttp(grafana, expectSoon);

  graphite.stop();
  await expectSoon('Graphite is gone: Error', async () => /Error/i.test(await states()));
  say(`    ${await grafana.lastError()}`);
  grafana.stop();
  webhook.close();
  recorded.close();
  fallout.server.close();
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
