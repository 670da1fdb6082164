import type { Page } from 'playwright-core';

import { PATHS } from '../src/pages/routes';
import { startDemo, type Workbench } from './workbench';

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await startDemo();
});

afterAll(() => workbench?.stop());

beforeEach(async () => {
  page = await workbench.browser.newPage({ locale: 'en-US' });
});

afterEach(() => page.close());

it.each([
  ['the workbench', '/?test=lwt-read&metrics=throughput', '[data-testid="hunter-mark"]'],
  ['regressions', PATHS.regressions, 'tbody tr'],
  ['setup', PATHS.setup, '[data-testid="hunter-step"]'],
])('everything that is asked for is there: %s', async (_, path, shown) => {
  const missing: string[] = [];
  page.on('response', (answer) => answer.status() >= 400 && missing.push(answer.url()));
  await page.goto(workbench.url + path);
  await page.locator(shown).first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(missing).toEqual([]);
});

it.each(['en-US@posix', 'C', '', 'de_DE'])('it starts where the browser’s language is "%s"', async (language) => {
  await page.addInitScript((value) => {
    Object.defineProperty(Navigator.prototype, 'language', { get: () => value });
    Object.defineProperty(Navigator.prototype, 'languages', { get: () => [value] });
  }, language);
  await page.goto(`${workbench.url}/?test=lwt-read&metrics=throughput`);
  await page.locator('[data-testid="hunter-mark"]').first().waitFor();
});

it.each([
  ['it cannot be loaded', '', 404, /main\.js cannot be loaded\.$/],
  ['it throws', 'throw new RangeError("Invalid language tag: x")', 200, /Invalid language tag: x\.$/],
  ['it rejects', 'await Promise.reject(new Error("no room"))', 200, /no room\.$/],
])('what keeps it from starting is said: %s', async (_, body, status, said) => {
  await page.route('**/main.js', (route) => route.fulfill({ status, contentType: 'text/javascript', body }));
  await page.goto(workbench.url);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/^This page cannot start: /);
  expect(await page.getByRole('alert').textContent()).toMatch(said);
});
