import axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';

import { writeEvents } from './story';
import { startWorkbench, type Workbench } from './workbench';

let workbench: Workbench;
let context: BrowserContext;
let page: Page;
/** Requests to Graphite and Fallout. */
let asked: string[];

beforeAll(async () => {
  workbench = await startWorkbench(writeEvents);
});

afterAll(() => workbench?.stop());

beforeEach(async () => {
  // a browser that has seen nothing yet
  context = await workbench.browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 1000 } });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  asked = [];
  page.on('request', (request) => {
    const [, resource] = request.url().split('/resources/');
    if (resource) {
      asked.push(resource.split('?')[0]);
    }
  });
});

afterEach(() => context.close());

const ALL = 'days=180&verdict=all';
const open = (query = ALL) => page.goto(`${workbench.url}/a/hunter-changepoints-app/regressions?${query}`);
const rows = () => page.locator('tbody > tr:has(button[aria-expanded])');
const row = (text: string | RegExp) => rows().filter({ hasText: text });
const finished = (text = '8 of 8 tests') => page.getByRole('status').getByText(text).waitFor();
const cells = async (column: number) => rows().locator(`td:nth-child(${column})`).allTextContents();
const inAddress = (text: string) => page.waitForURL((url) => url.search.includes(text));
const ready = async (query?: string) => {
  await open(query);
  await finished();
  await page.getByRole('button', { name: 'Analyse again' }).waitFor();
};

/** Answers about a test are held until they are released. */
async function hold(test: string): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/resources\/graphite/, async (route) => {
    const { url, data } = { url: route.request().url(), data: route.request().postData() ?? '' };
    if (`${url} ${data}`.includes(test)) {
      await released;
    }
    await route.continue().catch(() => undefined);
  });
  return release;
}

it('shows the first rows while others are looked through, newest and worst first', async () => {
  // the first tests are asked for apart from the others
  const release = await hold('write-heavy');
  await open();
  await row('compaction').waitFor();
  expect(await page.getByRole('progressbar').isVisible()).toBe(true);
  await finished('5 of 8 tests');
  expect(await row('write-heavy').count()).toBe(0);
  release();
  await row('write-heavy').waitFor();
  await finished();
  const dates = await cells(2);
  expect(dates.length).toBeGreaterThan(2);
  expect(dates).toEqual([...dates].sort().reverse());
});

it('tells of each change what is known, and what the team needs', async () => {
  await ready();
  // throughput, p99 and p50 changed in one run
  const text = (await row('lwt-read').textContent())!;
  expect(text).toMatch(/[0-9a-f]{10}: 3\smetrics in 1\stestlwt-readlatency_p99 and 2\smore\+1\d\.\d %< 1e-10New$/);
  await row('lwt-read').getByRole('button').click();
  await page
    .getByRole('region', { name: 'latency_p99' })
    .getByRole('img', { name: /^Level/ })
    .waitFor();
  await page.getByRole('button', { name: 'lwt-read latency_p50' }).click();
  await page.getByRole('region', { name: 'latency_p50' }).getByRole('link', { name: 'Test in Fallout' }).waitFor();
});

it('cancelled, it keeps what is there and asks for no more', async () => {
  await hold('write-heavy');
  await open();
  await row('compaction').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Analyse again' }).waitFor();
  expect(await page.getByRole('progressbar').count()).toBe(0);
  expect(await row('compaction').count()).toBe(1);
  const before = asked.length;
  await page.waitForTimeout(500);
  expect(asked.length).toBe(before);
});

it('filters and order are in the address, and come from it', async () => {
  await ready();
  await page.getByPlaceholder('Search tests and metrics').fill('lwt');
  await inAddress('search=lwt');
  await row('compaction').waitFor({ state: 'detached' });
  expect(await rows().count()).toBe(1);
  await page.getByPlaceholder('Search tests and metrics').fill('');
  await row('compaction').waitFor();
  await page.getByRole('button', { name: 'Worst', exact: true }).click();
  await inAddress('sort=-change');
  await page.getByRole('columnheader', { name: 'Worst' }).and(page.locator('[aria-sort="descending"]')).waitFor();
  const sizes = (await cells(5)).map(parseFloat);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  await page.getByRole('radio', { name: 'Regressions' }).press('Space');
  await inAddress('verdict=regressions');
  await row('write-heavy').waitFor({ state: 'detached' });
  const shared = await page.evaluate(() => location.search.slice(1));
  const seen = await cells(3);
  await open(shared);
  await finished();
  expect(await cells(3)).toEqual(seen);
  expect(await page.getByRole('radio', { name: 'Regressions' }).isChecked()).toBe(true);
});

it('a change is acknowledged where it is listed, with the keyboard alone', async () => {
  await ready();
  const toggle = row('compaction').getByRole('button');
  // Tab gets there from the field before the table
  await page.getByRole('button', { name: 'State', exact: true }).focus();
  for (let i = 0; i < 10 && (await toggle.evaluate((button) => document.activeElement !== button)); i++) {
    await page.keyboard.press('Tab');
  }
  expect(await toggle.evaluate((button) => document.activeElement === button)).toBe(true);
  await page.keyboard.press('Enter');
  const details = page.getByRole('region', { name: 'All metrics of this line' });
  await details.getByRole('radio', { name: 'Acknowledged' }).press('Space');
  await details.getByLabel('Note').fill('jane looks after it');
  await details.getByRole('button', { name: 'Save' }).press('Enter');
  await row('compaction').getByText('Acknowledged').waitFor();
});

it('what is said of a run is said of all its metrics', async () => {
  await ready(`${ALL}&state=all`);
  await row('lwt-read').getByRole('button').click();
  const all = page.getByRole('region', { name: 'All metrics of this line' });
  await all.getByText('All 3 metrics of this line').waitFor();
  await all.getByRole('radio', { name: 'Expected' }).press('Space');
  await all.getByLabel('Note').fill('a new driver');
  await all.getByRole('button', { name: 'Save' }).press('Enter');
  await row('lwt-read').getByText('Expected').waitFor();
  const metrics = page.getByRole('table', { name: 'Metrics that changed' });
  expect(await metrics.getByText('Expected').count()).toBe(3);
  expect(await all.getByLabel('Note').inputValue()).toBe('a new driver');
  await all.getByRole('button', { name: 'Take it back' }).press('Enter');
  await row('lwt-read').getByText('New').waitFor();
});

const file = async (name: string) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return readFile((await download.path())!, 'utf8');
};

it('the files have the order of the table', async () => {
  await ready(`${ALL}&sort=-test`);
  const tests = (JSON.parse(await file('JSON')) as Array<{ test: string }>).map(({ test }) => test);
  const listed = await page.locator('tbody tr td:nth-child(3) a').allTextContents();
  expect([...new Set(tests)]).toEqual([...new Set(listed)]);
  expect(new Set(tests).size).toBeGreaterThan(2);
  expect([...tests].sort().reverse()).toEqual(tests);
});

it('the files have what the filters leave', async () => {
  await ready(`${ALL}&search=lwt`);
  const lines = (await file('CSV')).trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines.slice(1).every((line) => line.includes(',lwt-read,'))).toBe(true);
  const parsed = JSON.parse(await file('JSON')) as Array<{ test: string; change: { verdict: string } }>;
  expect(parsed.map(({ test, change }) => [test, change.verdict])).toEqual(Array(3).fill(['lwt-read', 'regression']));
});

it('a later visit has what the earlier found at once, and asks for the last runs only', async () => {
  await ready();
  const [first, seen] = [asked.length, await cells(3)];
  asked = [];
  const release = await hold('aliasSub');
  await page.reload();
  await row('compaction').waitFor();
  expect(await cells(3)).toEqual(seen);
  release();
  await finished();
  await page.getByRole('button', { name: 'Analyse again' }).waitFor();
  expect(first).toBeGreaterThan(6);
  // the list of tests, the last points of all, the events of all
  expect(asked.sort()).toEqual(['fallout/tests/jane@example.com/api', 'graphite/events/get_data', 'graphite/render']);
  asked = [];
  await page.getByRole('button', { name: 'Analyse again' }).click();
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  // five tests together, then three; one may come later, because its prefix takes its newest run
  expect(asked.filter((one) => one === 'graphite/render').length).toBeLessThan(4);
});

describe('saved sources', () => {
  const dialog = () => page.getByRole('dialog');
  const openDialog = () => page.getByRole('button', { name: /^Saved sources/ }).click();
  const save = async (name: string, prefix: string) => {
    await dialog().getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await dialog()
      .getByLabel(/^Prefix/)
      .fill(prefix);
    await dialog().getByRole('button', { name: 'Save' }).click();
  };
  const close = () => dialog().getByRole('button', { name: 'Close' }).click();

  it('make a page of a team without Fallout: added, edited, deleted', async () => {
    await open(`${ALL}&fallout=none`);
    await page.getByRole('button', { name: 'Add a prefix or query' }).click();
    await save('', 'perf.daily.compaction');
    await dialog().getByText('Give the source a name').waitFor();
    await dialog().getByText('Saved for the whole team').waitFor();
    await save('Nightly compaction', 'perf.daily.compaction');
    await dialog().getByText('Shared with the team').waitFor();
    await close();
    await row('Nightly compaction').getByText('cpu_time').waitFor();
    await finished('1 of 1 tests');

    await openDialog();
    await dialog().getByRole('button', { name: 'Edit Nightly compaction' }).click();
    await dialog().getByRole('radio', { name: 'Query' }).press('Space');
    await dialog()
      .getByLabel('Graphite targets')
      .fill('perf.daily.lwt-read.result.latency_p99\nscale(perf.daily.write-heavy.*.throughput,2)');
    await dialog().getByRole('textbox', { name: 'Name', exact: true }).fill('Two metrics');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('scale(').waitFor();
    await close();
    await row('scale(perf.daily.write-heavy').waitFor();
    expect(await rows().count()).toBe(2);
    expect(await row('Nightly compaction').count()).toBe(0);

    // others have it, too
    await page.reload();
    await row('Two metrics').first().waitFor();
    await openDialog();
    await dialog().getByRole('button', { name: 'Delete Two metrics' }).click();
    await dialog().getByRole('button', { name: 'Delete', exact: true }).click();
    await dialog().getByText('Nothing is saved yet.').waitFor();
    await close();
    await page.getByText('There is nothing to look at yet').waitFor();
  });

  it('stand beside the tests, and lead to a page of their own', async () => {
    await ready();
    await openDialog();
    await save('lwt-read', 'perf.daily.compaction');
    await close();
    await finished('9 of 9 tests');
    expect(await row('lwt-read').count()).toBe(2);
    await row('lwt-read').filter({ hasText: 'cpu_time' }).getByRole('link', { name: 'lwt-read' }).click();
    await inAddress('saved=lwt-read');
    await page.getByTestId('hunter-mark').first().waitFor();
    // the changes of what is saved, not those of the Fallout test of its name
    expect(await page.locator('body').innerText()).toMatch(/cpu_time\s+\+9\.3 %[^]*throughput\s+no change/);
  });

  it('that have nothing say so, with the name and a way out', async () => {
    await open('fallout=none');
    await page.getByRole('button', { name: 'Add a prefix or query' }).click();
    await save('Typo', 'perf.dayly');
    await dialog().getByText('Shared with the team').waitFor();
    await close();
    await page.getByRole('button', { name: 'Tests with problems: 1' }).click();
    await page.getByRole('listitem').getByText('Graphite has nothing below "perf.dayly": check the path').waitFor();
  });

  it('of who may not write the settings are the own ones', async () => {
    await open(`${ALL}&fallout=none&as=viewer`);
    await page.getByRole('button', { name: 'Add a prefix or query' }).click();
    await dialog().getByText('Saved for you only.').waitFor();
    await save('Mine', 'perf.daily.compaction');
    await dialog().getByText('Only you have it').waitFor();
    await page.reload();
    await row('Mine').waitFor();
    await page.goto(`${workbench.url}/a/hunter-changepoints-app/test?source=workbench&saved=Gone&fallout=none`);
    await page.getByText('There is no saved source "Gone"').waitFor();
  });
});

it('fits a narrow screen', async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  await ready();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  const box = (await row('compaction').getByText('New').boundingBox())!;
  expect(box.x + box.width).toBeLessThanOrEqual(400);
  await row('compaction').getByRole('button').click();
  await page.getByRole('region', { name: 'cpu_time' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
});

describe.each(['dark', 'light'])('is accessible, %s', (theme) => {
  const violations = async (where: string) => {
    await page.evaluate(axe.source);
    const found = await page.evaluate(
      (selector) => (window as unknown as { axe: typeof axe }).axe.run(selector),
      where
    );
    return found.violations.map(({ id, nodes }) => [
      id,
      nodes.slice(0, 3).map(({ html, failureSummary }) => [html, failureSummary]),
    ]);
  };

  it('the table, with a row unfolded', async () => {
    await ready(`${ALL}&theme=${theme}`);
    await row('compaction').getByRole('button').click();
    await page.getByRole('region', { name: 'cpu_time' }).waitFor();
    await page.mouse.move(0, 0);
    expect(await violations('[data-testid="page"]')).toEqual([]);
  });

  it('the dialog of saved sources', async () => {
    await open(`fallout=none&theme=${theme}`);
    await page.getByRole('button', { name: 'Add a prefix or query' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Query' }).press('Space');
    await page.getByRole('dialog').getByLabel('Graphite targets').waitFor();
    expect(await violations('[role="dialog"]')).toEqual([]);
  });
});
