import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';

import { launchBrowser } from '../demo/browser';
import { logIn } from '../demo/log-in';
import { median, print, table } from './measure';
import { checkGrafana, deleteDashboards, saveDashboards, USER } from './panel/dashboards';
import { makeFrames, type Frames } from './panel/frames';
import { hover, openDashboard, paint, watchPaint, type Hovered, type Painted } from './panel/paint';

/** Measures our panel and Grafana's Time series with the same frames, in the Grafana at GRAFANA_URL. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      series: { type: 'string' },
      points: { type: 'string' },
      every: { type: 'string' },
      rounds: { type: 'string' },
    },
  });
  const grafana = process.env.GRAFANA_URL?.replace(/\/$/, '');
  if (!grafana) {
    throw new Error(
      'GRAFANA_URL must name a Grafana that has the plugin, such as http://localhost:3000; GRAFANA_USER is admin:admin unless given.'
    );
  }
  const version = await checkGrafana(grafana);
  const sizes = {
    series: Number(values.series ?? 50),
    points: Number(values.points ?? 2000),
    every: Number(values.every ?? 500),
    rounds: Number(values.rounds ?? 5),
  };
  const frames = await makeFrames(sizes.series, sizes.points, sizes.every);
  // ends with Ctrl-C too, after it has cleaned up
  const browser = await launchBrowser({ handleSIGINT: false, handleSIGTERM: false });
  const interrupted = new Promise<never>((_, reject) =>
    ['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, () => reject(new Error('Interrupted.'))))
  );
  try {
    print(
      `${sizes.series} series × ${sizes.points} points with ${frames.changes} changes, ${sizes.rounds} rounds, Grafana ${version}, Chromium ${browser.version()}\n`
    );
    await Promise.race([interrupted, measure(browser, grafana, frames, sizes.rounds)]);
  } finally {
    await browser.close();
    await deleteDashboards(grafana);
  }
}

async function measure(browser: Browser, grafana: string, frames: Frames, rounds: number): Promise<void> {
  const subjects = await saveDashboards(grafana, frames);
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 1000 } });
  await logIn(context, grafana, USER);
  const first = new Map<string, Painted[]>();
  const again = new Map<string, Painted[]>();
  const moved = new Map<string, Hovered[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, uid } of subjects) {
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => print(`The page reports: ${message}`));
      await watchPaint(page);
      await openDashboard(page, grafana, uid);
      add(first, name, await paint(page));
      add(again, name, await paint(page));
      add(moved, name, await hover(page));
      await page.close();
    }
  }
  const [core] = subjects;
  const ms = (value: number) => `${value.toFixed(value < 20 ? 1 : 0)} ms`;
  const time = (painted: Painted[]) => median(painted.map((one) => one.time));
  table([
    ['frames to picture', 'first', '× core', 'again', '× core', 'tasks > 50 ms (longest of each round)'],
    ...subjects.map(({ name }) => {
      const cells = [first, again].flatMap((of) => [
        ms(time(of.get(name)!)),
        (time(of.get(name)!) / time(of.get(core.name)!)).toFixed(2),
      ]);
      const longest = first.get(name)!.map(({ tasks }) => Math.round(Math.max(0, ...tasks)));
      return [name, ...cells, longest.join(' ')];
    }),
  ]);
  print();
  table([
    ['a move of the pointer', 'all', 'scripts', 'style', 'layout', 'longest task'],
    ...subjects.map(({ name }) => {
      const all = moved.get(name)!;
      const cells = (['task', 'script', 'style', 'layout'] as const).map((key) =>
        ms(median(all.map((one) => one[key])))
      );
      return [name, ...cells, ms(Math.max(...all.map(({ longest }) => longest)))];
    }),
  ]);
}

const add = <T>(all: Map<string, T[]>, name: string, one: T) => all.set(name, [...(all.get(name) ?? []), one]);

main().catch((error: unknown) => {
  process.stderr.write(`bench:panel: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
