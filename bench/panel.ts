import { parseArgs } from 'node:util';

import { launchBrowser } from '../demo/browser';
import { print, table } from './measure';
import { deleteDashboards, saveDashboards, USER } from './panel/dashboards';
import { makeFrames } from './panel/frames';
import { hover, openDashboard, paint, watchPaint, type Hovered, type Painted } from './panel/paint';

/** Our panel beside Grafana's Time series, with the same frames, in a Grafana that GRAFANA_URL names. */
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
    throw new Error('GRAFANA_URL must name a Grafana that has the plugin; GRAFANA_USER is admin:admin unless given.');
  }
  const series = Number(values.series ?? 50);
  const points = Number(values.points ?? 2000);
  const rounds = Number(values.rounds ?? 5);
  const frames = await makeFrames(series, points, Number(values.every ?? 500));
  const subjects = await saveDashboards(grafana, frames);
  const browser = await launchBrowser();
  print(
    `${series} series × ${points} points with ${frames.changes} changes, ${rounds} rounds, Chromium ${browser.version()}\n`
  );
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 1000 },
    httpCredentials: credentials(),
  });
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
  await browser.close();
  await deleteDashboards(grafana, subjects);
}

function credentials() {
  const [username, password] = USER.split(':');
  return { username, password };
}

const add = <T>(all: Map<string, T[]>, name: string, one: T) => all.set(name, [...(all.get(name) ?? []), one]);

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

main().catch((error: unknown) => {
  print(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
