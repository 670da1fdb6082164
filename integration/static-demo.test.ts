import { execFileSync } from 'child_process';
import { readFile } from 'fs/promises';
import type { Server } from 'http';
import { extname, join } from 'path';
import type { Browser, Page } from 'playwright-core';

import { launchBrowser } from '../demo/browser';
import { serve } from '../demo/servers/http';

const ROOT = 'build/site/demo';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

let browser: Browser;
let page: Page;
let host: { url: string; server: Server };
let complaints: string[];
/** Sizes of the answers, as they come in, bytes. */
let sizes: Array<Promise<number>>;

/** Files and nothing else, in a folder of a host. */
const file = async ({ path }: { path: string }) => {
  const name = /^\/some\/folder\/(.*)$/.exec(path)?.[1];
  if (name === undefined) {
    return { status: 404, type: 'text/plain', body: 'Not found' };
  }
  try {
    const place = name === '' ? 'index.html' : decodeURI(name);
    return { status: 200, type: TYPES[extname(place)] ?? 'font/woff2', body: await readFile(join(ROOT, place)) };
  } catch {
    return { status: 404, type: 'text/plain', body: 'Not found' };
  }
};

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build-workbench.mjs', '--static']);
  host = await serve(file);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  host?.server.close();
});

beforeEach(async () => {
  page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  complaints = [];
  sizes = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on(
    'request',
    (request) =>
      request.url().startsWith(host.url) || request.url().startsWith('data:') || complaints.push(request.url())
  );
  page.on('response', (answer) => {
    if (answer.status() >= 400) {
      complaints.push(`${answer.status()} for ${answer.url()}`);
    }
    // a body cannot be read once the page has gone elsewhere: then its header tells
    const told = Number(answer.headers()['content-length'] ?? 0);
    sizes.push(
      answer.body().then(
        ({ length }) => length,
        () => told
      )
    );
  });
  await page.goto(`${host.url}/some/folder/`);
});

afterEach(() => page.close());

const marks = () => page.getByTestId('hunter-mark');
const visit = (name: string) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();

/** The pages, and what is there once they have loaded. */
const SHOWN = [
  ['Dashboard', 'main [data-testid="hunter-mark"]'],
  ['Explore', 'main [data-testid="hunter-mark"]'],
  ['Regressions', 'tbody tr'],
  ['Test', '[data-testid="hunter-mark"]'],
  ['Compare', 'tbody tr'],
  ['Setup', '[data-testid="hunter-step"]'],
  ['Your file', 'main button'],
];

it('shows the first picture within 3 MB, and asks nobody', async () => {
  await marks().first().waitFor();
  expect(await marks().count()).toBe(3);
  const megabytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1e6;
  expect(megabytes).toBeGreaterThan(1);
  expect(megabytes).toBeLessThan(3);
  expect(complaints).toEqual([]);
});

it.each(SHOWN)('%s is there, and after a reload too', async (name, shown) => {
  await visit(name);
  await page.locator(shown).first().waitFor();
  await page.reload();
  await page.locator(shown).first().waitFor();
  expect(complaints).toEqual([]);
});

const CSV = [
  'time,version,latency_p99',
  ...Array.from({ length: 60 }, (_, run) =>
    [
      new Date(Date.UTC(2026, 0, 1 + run)).toISOString(),
      run < 40 ? '1.0' : '1.1',
      (run < 40 ? 10 : 12) + ((run * 7) % 5) / 10,
    ].join()
  ),
].join('\n');

it('finds the change in a file of one’s own', async () => {
  await visit('Your file');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  await marks().first().waitFor();
  expect(await marks().count()).toBe(1);
  expect(await marks().first().getAttribute('aria-label')).toMatch(
    /^Regression: \+\d+\.\d % of latency_p99.*2026-02-10/
  );
  await marks().first().hover();
  await page.getByTestId('hunter-change-card').getByText('1.1').first().waitFor();
});

it('takes a file that is dropped on any page', async () => {
  await marks().first().waitFor();
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
    return transfer;
  }, CSV);
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await page.getByRole('heading', { name: 'dropped.csv' }).waitFor();
  await marks().first().waitFor();
  expect(await marks().count()).toBe(1);
});

it('says what is wrong with a file', async () => {
  await visit('Your file');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from('name\nx\n') });
  await page.getByRole('alert').getByText('mine.csv').waitFor();
});

it('has a light theme, which is kept', async () => {
  await page.getByRole('button', { name: 'Light theme' }).click();
  const background = () =>
    page.getByRole('main').evaluate((main) => getComputedStyle(main.parentElement!).backgroundColor);
  expect(await background()).toBe('rgb(251, 251, 251)');
  await page.reload();
  await page.getByRole('button', { name: 'Dark theme' }).waitFor();
  expect(await background()).toBe('rgb(251, 251, 251)');
});

/** Names of the controls of the page that reach beyond the right edge of the window. */
const cutOff = () =>
  page
    .locator('main')
    .evaluate((main) =>
      [...main.querySelectorAll('input, button, label, table')]
        .filter((control) => control.getBoundingClientRect().right > window.innerWidth)
        .map((control) => control.getAttribute('aria-label') ?? control.id ?? control.textContent)
    );

it.each(SHOWN)('%s fits on a phone', async (name, shown) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await visit(name);
  await page.locator(shown).first().waitFor();
  expect(await cutOff()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
});
