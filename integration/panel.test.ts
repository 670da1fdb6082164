import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';

import { writeEvents } from './story';
import { startWorkbench, type Workbench } from './workbench';

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await startWorkbench(writeEvents);
});

afterAll(() => workbench?.stop());

afterEach(() => page.close());

async function open(query = '', theme = 'dark'): Promise<void> {
  page = await workbench.browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 1000 } });
  page.setDefaultTimeout(15_000);
  await page.goto(`${workbench.url}/?test=lwt-read&metrics=throughput,latency_p99&theme=${theme}${query}`);
  await marks().first().waitFor();
}

const marks = () => page.getByTestId('hunter-mark');
const card = () => page.getByTestId('hunter-change-card');

it('the pointer opens the card of a mark, and takes it away again', async () => {
  await open();
  await marks().first().hover();
  await card().waitFor();
  expect(await card().textContent()).toMatch(/Before.*over \d+ runs.*First run after.*chance alone would do this/);
  await page.getByTestId('hunter-distributions').waitFor();
  await page.mouse.move(5, 5);
  await card().waitFor({ state: 'detached' });
});

it('the card of a mark takes the place of the tooltip of a run', async () => {
  await open('&layout=overlay');
  const tooltip = page.getByText(/^2\d{3}-\d\d-\d\d .*· 4\.1\.\d, main/);
  const mark = (await marks().last().boundingBox())!;
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  await page.mouse.move(x - 60, y);
  await page.mouse.move(x - 40, y);
  await tooltip.waitFor();
  await page.mouse.move(x, y);
  await card().waitFor();
  await tooltip.waitFor({ state: 'detached' });
});

it('the keyboard reaches every mark, pins its card, and comes back to it', async () => {
  await open('&layout=overlay');
  expect(await marks().count()).toBe(2);
  await marks().first().focus();
  const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const first = await label();
  await page.keyboard.press('ArrowRight');
  const second = await label();
  expect([first, second].every((text) => text.startsWith('Regression'))).toBe(true);
  expect(second).not.toBe(first);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: second }).waitFor();
  await page.keyboard.press('Escape');
  await card().waitFor({ state: 'detached' });
  expect(await label()).toBe(second);
});

/** Returns the colour of the canvas below the middle of an element: red, green, blue. */
const colorAt = (locator: Locator) =>
  locator.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const canvas = element.closest('.u-wrap')!.querySelector('canvas')!;
    const box = canvas.getBoundingClientRect();
    const scale = canvas.width / box.width;
    const [x, y] = [left + width / 2 - box.left, top + height / 2 - box.top].map((at) => Math.round(at * scale));
    return [...canvas.getContext('2d')!.getImageData(x, y, 1, 1).data.slice(0, 3)];
  });

it('a mark is drawn where its button is: red a regression, hollow what somebody looks after', async () => {
  await open('&layout=overlay');
  const [red, green, blue] = await colorAt(marks().last());
  expect(red).toBeGreaterThan(2 * Math.max(green, blue));
  await marks().last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Acknowledged' }).press('Space');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /Regression.*Acknowledged/ }).waitFor();
  // the panel's background
  expect(Math.max(...(await colorAt(marks().last())))).toBeLessThan(60);
});

it('the pointer over a run tells what ran, the value, and how far it is from its level', async () => {
  await open('&layout=overlay');
  const plot = (await page.locator('.u-over').boundingBox())!;
  await page.mouse.move(plot.x + plot.width * 0.3, plot.y + plot.height / 2);
  await page.mouse.move(plot.x + plot.width * 0.3 + 2, plot.y + plot.height / 2);
  await page.getByText(/^2\d{3}-\d\d-\d\d .*· 4\.1\.\d, main, [0-9a-f]{10}$/).waitFor();
  expect(await page.getByText(/\([+−][\d.]+ σ\)$/).count()).toBe(2);
});

it('a change is copied as Markdown', async () => {
  await open('&layout=overlay');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await marks().last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Copy as Markdown' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/Regression: [+−]1\d\.\d %/);
});

it('a change that is expected is no regression any more, for whoever looks; hidden, it is gone', async () => {
  // in charts of their own, series that were looked at change places with others
  await open('&layout=overlay');
  const dialog = page.getByRole('dialog');
  const say = async (state: string, note = '') => {
    await marks().first().click();
    await dialog.getByRole('radio', { name: state }).press('Space');
    await dialog.getByLabel('Note').fill(note);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await say('Expected', 'new defaults');
  await page.getByRole('button', { name: /Regression.*Expected/ }).hover();
  await card().getByText('new defaults').waitFor();
  await say('Hidden');
  await page.getByText('Hidden by the team: 1 of the changes.').waitFor();
  expect(await marks().count()).toBe(1);
});

it('which way is better is set right where it is wrong', async () => {
  await open('&layout=overlay');
  const name = (await marks().first().getAttribute('aria-label'))!;
  await marks().first().click();
  const dialog = page.getByRole('dialog');
  const lower = await dialog.getByRole('radio', { name: 'Lower' }).isChecked();
  await dialog.getByRole('radio', { name: lower ? 'Higher' : 'Lower' }).press('Space');
  await page.getByRole('button', { name: name.replace('Regression', 'Improvement') }).waitFor();
});

it('an alert rule is made in one step', async () => {
  await open('&layout=overlay');
  await marks().last().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create alert rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New alert rule for regressions' });
  const create = dialog.getByRole('button', { name: 'Create alert rule' });
  expect(await create.isDisabled()).toBe(true);
  await dialog.getByLabel('Regressions above, %').fill('x');
  await dialog.getByText('Enter a number of 0 or more.').waitFor();
  await dialog.getByLabel('Regressions above, %').fill('3');
  await dialog.getByLabel('Folder').selectOption('perf');
  await create.click();
  await page.waitForURL('**/alerting/grafana/new-rule/view');
});

it('how large a change must be is set where one is too many', async () => {
  await open('&layout=overlay');
  expect(await marks().count()).toBe(2);
  await marks().last().click();
  const field = page.getByRole('dialog').getByLabel('Smallest change, %');
  await field.fill('-1');
  await page.getByText('It must be 0 or more.').waitFor();
  await field.fill('14');
  await field.press('Enter');
  await page.getByText('Not shown: 1 of the changes, below 14 %.').waitFor();
  expect(await marks().count()).toBe(1);
});

it('smaller changes than asked are not marked, and it is said so', async () => {
  await open('&minChange=0.14');
  await page.getByText('Not shown: 1 of the changes, below 14 %.').waitFor();
  expect(await marks().count()).toBe(1);
});

it.each(['dark', 'light'])('is accessible, %s', async (theme) => {
  await open('', theme);
  await marks().first().click();
  await page.getByRole('dialog').waitFor();
  await page.evaluate(axe.source);
  // the panel and its card; the rest of the page is the workbench's
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run([['[data-testid="panel"]'], ['[role="dialog"]']] as never)
  );
  expect(
    violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html, failureSummary }) => [html, failureSummary])])
  ).toEqual([]);
});
