import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';

import { launchBrowser } from '../demo/browser';
import { logIn } from '../demo/log-in';
import { serve } from '../demo/servers/http';
import { median, print, table } from './measure';
import { USER } from './panel/dashboards';
import { prepare, type Subject } from './refresh/dashboards';
import { GrowingGraphite } from './refresh/growing-graphite';
import { openDashboard, refresh, watchRefresh, type Refreshed } from './refresh/watch-refresh';

/** Measures refreshes of dashboards, in turn, beside Grafana's own Graphite data source, in the Grafana at GRAFANA_URL. */
async function main(): Promise<void> {
  const options = { series: { type: 'string' }, points: { type: 'string' }, rounds: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  const grafana = process.env.GRAFANA_URL?.replace(/\/$/, '');
  if (!grafana) {
    throw new Error('GRAFANA_URL must name a Grafana that has the plugin, such as http://localhost:3000.');
  }
  const [series, points, rounds] = [values.series ?? 200, values.points ?? 2000, values.rounds ?? 9].map(Number);
  const graphite = new GrowingGraphite(series, points);
  const { url, server } = await serve((request) => graphite.answer(request));
  const browser = await launchBrowser();
  try {
    print(`${series} series × ${points} points, ${rounds} rounds, Chromium ${browser.version()}\n`);
    await measure(browser, grafana, url, graphite, rounds);
  } finally {
    await browser.close();
    server.close();
  }
}

async function measure(browser: Browser, grafana: string, url: string, graphite: GrowingGraphite, rounds: number) {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  await logIn(context, grafana, USER);
  const { subjects, remove } = await prepare(context, grafana, url);
  try {
    const opened: Array<{ subject: Subject; again: () => Promise<Refreshed> }> = [];
    for (const subject of subjects) {
      const page: Page = await context.newPage();
      page.on('pageerror', ({ message }) => print(`The page reports: ${message}`));
      const session = await watchRefresh(page);
      await openDashboard(page, grafana, subject.uid);
      opened.push({ subject, again: () => refresh(page, session) });
    }
    for (const [what, before] of [
      ['nothing is new', () => undefined],
      ['each series has a new point', () => graphite.addPoint()],
    ] as const) {
      const all = subjects.map((): Refreshed[] => []);
      for (let round = 0; round < rounds; round++) {
        before();
        for (const [i, { again }] of opened.entries()) {
          all[i].push(await again());
        }
      }
      report(what, subjects, all);
    }
  } finally {
    await remove();
  }
}

const KINDS = ['drawn', 'painted', 'answered', 'processor'] as const;

/** Medians, and those of the ratio in each round: a busy machine is as busy for all of a round. */
function report(what: string, subjects: Subject[], all: Refreshed[][]): void {
  const [core] = all;
  table([
    [what, ...KINDS.flatMap((kind) => [kind, '× core'])],
    ...subjects.map(({ name }, i) => [
      name,
      ...KINDS.flatMap((kind) => [
        `${median(all[i].map((one) => one[kind])).toFixed(0)} ms`,
        median(all[i].map((one, round) => one[kind] / core[round][kind])).toFixed(2),
      ]),
    ]),
  ]);
  print();
}

main().catch((error: unknown) => {
  process.stderr.write(`bench:refresh: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
