import axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

import { TOKEN } from '../demo/servers/fallout';
import { OWNER } from '../demo/story/story';
import { hunter } from './hunter';
import { startDemo, type Workbench } from './workbench';

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await startDemo();
});

afterAll(() => workbench?.stop());

beforeEach(async () => {
  page = await workbench.browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 1000 } });
  page.setDefaultTimeout(30_000);
});

afterEach(() => page.close());

const open = (path: string) => page.goto(`${workbench.url}/a/hunter-changepoints-app/${path}`);
const inAddress = (name: string, value: string | null) =>
  page.waitForURL((url) => url.searchParams.get(name) === value);
const marks = () => page.getByTestId('hunter-mark');
const COMPARE = 'test?source=workbench&test=lwt-read&view=compare&baseline=version+4.1.3&tail=version+4.1.4';

/** Returns the accessibility problems that axe finds on the page. */
async function violations(): Promise<unknown[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run([['[data-testid="page"]']] as never)
  );
  return found.violations.map(({ id, nodes }) => [
    id,
    nodes.slice(0, 3).map(({ html, failureSummary }) => [html, failureSummary]),
  ]);
}

describe('a test', () => {
  const rows = () => page.getByTestId('hunter-comparison').locator('tbody tr');

  it('shows what ran when above its metrics, and how much there is of what it does not show', async () => {
    await open('test?source=workbench&test=lwt-read');
    await marks().first().waitFor();
    const versions = page.getByRole('list', { name: 'Version' }).getByRole('listitem');
    expect(await versions.allTextContents()).toEqual(['4.1.0', '4.1.1', '4.1.2', '4.1.3', '4.1.4', '4.1.5']);
    await page.getByText(/^Commit: 1\d\d after each other, too many to show/).waitFor();
    // the fifth version begins where the metrics changed
    const [lane, mark] = [await versions.nth(4).boundingBox(), await marks().first().boundingBox()];
    expect(Math.abs(lane!.x - (mark!.x + mark!.width / 2))).toBeLessThan(8);
    await page.getByText('Last 180 days').click();
    await page.getByPlaceholder('Search quick ranges').fill('30 days');
    await page.getByText('Last 30 days').click();
    await page.getByRole('list', { name: 'Commit' }).getByRole('listitem').first().waitFor();
  });

  it('has its definition, with the prefix that it resolves to', async () => {
    await open('test?source=workbench&test=lwt-read');
    await page.getByRole('button', { name: 'Definition' }).click();
    await page.getByTestId('hunter-test-status').getByText('perf.daily.lwt-read').waitFor();
    expect(await page.locator('mark').textContent()).toBe('perf.daily.lwt-read');
  });

  it('compares runs as the command line does', async () => {
    await open(COMPARE);
    await rows().first().waitFor();
    const { stdout } = await hunter(
      ['regressions', 'lwt-read', '--baseline', 'version 4.1.3', '--tail', 'version 4.1.4', '--format', 'json'],
      {
        FALLOUT_URL: workbench.fallout,
        FALLOUT_USER: OWNER,
        FALLOUT_OAUTH_TOKEN: TOKEN,
        GRAPHITE_URL: workbench.graphite,
      }
    );
    const { metrics } = JSON.parse(stdout) as { metrics: Array<{ series: string; verdict: string }> };
    expect(metrics.filter(({ verdict }) => verdict === 'regression')).toHaveLength(3);
    const shown = await rows().locator('td:first-child').allTextContents();
    expect(shown).toEqual(metrics.map(({ series }) => series.split('.').at(-1)));
    await page.getByTestId('hunter-comparison-summary').getByText('Regression: 3 · No difference: 2').waitFor();
    expect(await rows().first().textContent()).toMatch(
      /latency_p9911\.\d+\s±\s.*30\sruns.*\+1\d\.\d\s% \(.*< 1e-10.*Regression/
    );
  });

  it('keeps all of a comparison in its address', async () => {
    await open('test?source=workbench&test=secondary-index');
    await page.getByRole('tab', { name: 'Compare runs' }).click();
    await inAddress('view', 'compare');
    await page.getByLabel('Baseline', { exact: true }).click();
    await page.getByRole('option', { name: /^Since version/ }).click();
    await inAddress('baseline', 'since version 4.1.5');
    await page.getByText('share runs').waitFor();
    await page.getByRole('button', { name: 'Compare main and dev' }).click();
    await inAddress('tail', 'branch dev');
    await page.getByLabel('Max p-value').fill('0.05');
    await page.getByLabel('Max p-value').press('Enter');
    await inAddress('maxPValue', '0.05');
    await page.getByTestId('hunter-comparison-summary').getByText('No difference: 5').waitFor();
    const text = await page.getByTestId('hunter-comparison').textContent();
    await page.reload();
    await rows().first().waitFor();
    expect(await page.getByTestId('hunter-comparison').textContent()).toBe(text);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect((await readFile((await download.path())!, 'utf8')).trim().split(/\r?\n/)).toHaveLength(6);
  });

  it.each([
    ['tail=soon', 'The tail "soon" chooses no runs'],
    ['tail=version+9', 'No run is in the tail (version 9)'],
    ['baseline=2020-01-01..2020-02-01', 'No run is in the baseline'],
    ['baseline=version+4.1.5', 'share runs'],
  ])('%s: says what is wrong', async (query, message) => {
    await open(`test?source=workbench&test=lwt-read&view=compare&${query}`);
    await page.getByText(message).waitFor();
  });

  it('too few runs are told as such', async () => {
    await open('test?source=workbench&test=lwt-read&view=compare&tail=2+runs');
    await page.getByTestId('hunter-comparison-summary').getByText('Too few runs: 5').waitFor();
    await page.getByText('It takes 3 runs on each side to tell').waitFor();
  });
});

describe('setup', () => {
  const states = () =>
    page.getByTestId('hunter-step').evaluateAll((all) => all.map((one) => one.getAttribute('data-state')));

  it('ends with a query that works', async () => {
    await open('setup');
    await page.getByText('Graphite answers. Fallout answers.').waitFor();
    expect(await states()).toEqual(['done', 'done', 'todo', 'todo']);
    await page.getByLabel('Test', { exact: true }).click();
    await page.getByRole('option', { name: /^lwt-read/ }).click();
    await inAddress('test', 'lwt-read');
    await marks().first().waitFor();
    await page.locator('[data-state="todo"]').getByRole('link', { name: 'Open in Explore' }).waitFor();
    expect(await states()).toEqual(['done', 'done', 'done', 'todo']);
    await page.getByRole('button', { name: 'Dashboard of the test' }).waitFor();
    await page.getByRole('button', { name: 'Be told of regressions' }).waitFor();
  });

  it('a target that is not there: says so, and where', async () => {
    await open('setup');
    await page.getByRole('radio', { name: 'Graphite target' }).press('Space');
    await page.getByLabel('Target', { exact: true }).fill('no.such.thing');
    await page.getByLabel('Target', { exact: true }).press('Enter');
    await page.getByText('Graphite has no data for "no.such.thing"').waitFor();
    expect(await states()).toEqual(['done', 'done', 'failed', 'todo']);
  });

  it('servers that do not answer: says what to do, and tries again', async () => {
    await open('setup?health=failed');
    await page.getByText('Graphite cannot be reached: check its URL.').waitFor();
    expect(await states()).toEqual(['done', 'failed', 'todo', 'todo']);
    const settings = page.getByRole('link', { name: 'Settings of “Hunter”' });
    expect(await settings.getAttribute('href')).toBe('/connections/datasources/edit/workbench');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Graphite cannot be reached').waitFor();
  });
});

describe('find', () => {
  const query = {
    refId: 'A',
    datasource: { type: 'hunter-changepoints-datasource', uid: 'workbench' },
    source: { type: 'fallout', test: 'compaction', metrics: ['cpu_time'] },
  };
  const search = `queries=${encodeURIComponent(JSON.stringify([query]))}&title=CPU`;

  it('shows the series of any panel with their change points', async () => {
    await open(`find?${search}`);
    await marks().first().waitFor();
    expect(await marks().first().getAttribute('aria-label')).toMatch(/^Regression: \+\d+\.\d % of cpu_time/);
  });

  it('without queries, says where they come from', async () => {
    await open('find');
    await page.getByText('Open the menu of a panel').waitFor();
  });

  it.each(['dark', 'light'])('is accessible, %s', async (theme) => {
    await open(`find?${search}&theme=${theme}`);
    await marks().first().waitFor();
    expect(await violations()).toEqual([]);
  });
});

describe.each(['dark', 'light'])('accessible, %s:', (theme) => {
  it.each([
    ['a test', 'test?source=workbench&test=lwt-read', '[data-testid=hunter-mark]'],
    ['a comparison', COMPARE, '[data-testid=hunter-comparison] td'],
    [
      'a comparison with problems',
      'test?source=workbench&test=lwt-read&view=compare&tail=2+runs&baseline=x',
      '[role=alert], [data-testid*=Alert]',
    ],
    ['setup', 'setup?test=lwt-read', '[data-testid=hunter-mark]'],
    ['setup that fails', 'setup?health=failed', '[data-state=failed]'],
  ])('%s', async (_, path, there) => {
    await open(`${path}&theme=${theme}`);
    await page.locator(there).first().waitFor();
    expect(await violations()).toEqual([]);
  });
});

it.each([['test?source=workbench&test=lwt-read'], [COMPARE], ['setup?test=lwt-read']])(
  '%s fits on 400 px',
  async (path) => {
    await page.setViewportSize({ width: 400, height: 900 });
    await open(path);
    await page.locator('[data-testid=hunter-mark], [data-testid=hunter-comparison] td').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
  }
);
