import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';

import { launchBrowser } from '../demo/browser';
import { startWorkbench, type Upstreams } from '../demo/servers/workbench';
import { print, table } from './measure';
import { openInGrafana, type Place } from './regressions/grafana';
import { ManyTests } from './regressions/servers';
import { reaction, used, watch, watched } from './regressions/watch';

const HEADER = [
  'visit',
  'rows after the page',
  'after the first answer',
  'all',
  'longest task',
  '> 50 ms',
  '> 200 ms',
  'requests',
];
const QUERY = 'days=180&verdict=all';

/**
 * Measures the regressions page with very many tests, in Chromium: a first visit, a second one without new runs, and one
 * after a night in which each test has run. In the workbench, or in the Grafana that GRAFANA_URL names.
 */
async function main(): Promise<void> {
  const size = sizeOf(process.argv.slice(2));
  const many = new ManyTests(size);
  const [fallout, graphite] = [await many.fallout(), await many.graphite()];
  const browser = await launchBrowser();
  const { context, url, close } = await openPlace(browser, { graphite: graphite.url, fallout: fallout.url, token: '' });
  print(`${size.tests} tests × ${size.metrics} metrics × ${size.runs} runs, Chromium ${browser.version()}\n`);
  const lines: string[][] = [HEADER];
  for (const [visit, published] of [
    ['first', size.runs - 1],
    ['second, nothing new', size.runs - 1],
    ['after a night', size.runs],
  ] as const) {
    many.published = published;
    many.asked = 0;
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => print(`The page reports: ${message}`));
    lines.push([visit, ...(await measureVisit(browser, page, `${url}${QUERY}`, visit, many))]);
    if (visit === 'first') {
      await measureReactions(page);
    }
    await page.close();
  }
  print();
  table(lines);
  await close();
  await browser.close();
  [fallout, graphite].forEach(({ server }) => server.close());
}

async function openPlace(browser: Browser, upstreams: Upstreams): Promise<Place> {
  if (process.env.GRAFANA_URL) {
    return openInGrafana(browser, process.env.GRAFANA_URL, upstreams);
  }
  const { url, server } = await startWorkbench('build/workbench', upstreams);
  return {
    context: await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 1000 } }),
    url: `${url}/a/hunter-changepoints-app/regressions?`,
    close: async () => void server.close(),
  };
}

function sizeOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { tests: { type: 'string' }, metrics: { type: 'string' }, runs: { type: 'string' } },
  });
  return {
    tests: Number(values.tests ?? 1000),
    metrics: Number(values.metrics ?? 20),
    runs: Number(values.runs ?? 180),
  };
}

/** Opens the page, prints the memory and processor time that it used, and returns the other columns of the table. */
async function measureVisit(
  browser: Browser,
  page: Page,
  url: string,
  visit: string,
  many: ManyTests
): Promise<string[]> {
  await watch(page);
  const before = process.cpuUsage();
  await page.goto(url);
  const { opened, firstRows, total, longestBefore, longest, long, veryLong } = await watched(page);
  const counts = [long, veryLong, many.asked].map(String);
  const { user, system } = process.cpuUsage(before);
  const servers = (user + system) / 1e6;
  const { heap, peak, processor } = await used(browser, page);
  print(`${visit}: ${(await page.getByRole('status').first().textContent())!.replace('Analyse again', '')}`);
  print(
    `  JS heap ${heap.toFixed(0)} MB; peak of the page's process ${peak?.toFixed(0) ?? '?'} MB, its processor time ${processor.toFixed(1)} s, the servers’ ${servers.toFixed(1)} s`
  );
  return [ms(opened), ms(firstRows), `${(total / 1000).toFixed(1)} s`, ms(longestBefore), ms(longest), ...counts];
}

const ms = (time: number) => `${Math.round(time)} ms`;

/** Prints how long the page takes to sort and to filter. */
async function measureReactions(page: Page): Promise<void> {
  const head = page.getByRole('columnheader', { name: 'Change' });
  const order = () => page.locator('[aria-sort]').waitFor();
  print(`  sorted: ${await reaction(page, () => head.getByRole('button').click(), order)}`);
  const only = () => page.waitForFunction(() => document.querySelectorAll('tbody tr').length <= 20);
  const search = page.getByPlaceholder('Search tests and metrics');
  print(`  filtered: ${await reaction(page, () => search.fill('t0007'), only)}`);
}

void main();
