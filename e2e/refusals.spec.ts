import { expect, test } from '@grafana/plugin-e2e';
import type { BrowserContext, Page } from '@playwright/test';

import { deleteDashboard, makeDashboard, share } from './panels';
import { expectOk, logIn, newPerson } from './people';

const UID = 'hunter-e2e-refusals';
let admin: BrowserContext;

test.beforeAll(async ({ browser }, { project }) => {
  admin = await logIn(browser, project.use.baseURL!);
  await makeDashboard(admin.request, UID);
});

test.afterAll(async () => {
  await deleteDashboard(admin.request, UID);
  await admin.close();
});

/** What all who may see the dashboard see. */
async function expectPanels(page: Page) {
  const panel = (title: string) => page.getByRole('region', { name: title, exact: true });
  await expect(panel('good').getByTestId('hunter-mark')).toHaveCount(1);
  await expect(panel('one bad of two').getByTestId('hunter-mark')).toHaveCount(1);
  await expect(panel('unknown function')).toContainText('Graphite refused the target "noSuchFunction(x.y)" (400)');
  await expect(panel('unknown test')).toContainText('Fallout has no test "no-such-test"');
  // neither JSON nor what was added to a target, nor the wrong advice
  const text = await page.locator('body').innerText();
  expect(text).not.toMatch(/[{[]"|aliasSub|Check its URL|cannot be reached/);
}

test('one bad target of two leaves the other; errors are sentences', async () => {
  const page = await admin.newPage();
  await page.goto(`/d/${UID}`);
  await expectPanels(page);
});

test('a public dashboard works without a login', async ({ browser }, { project }) => {
  const shared = await share(admin.request, UID);
  const context = await browser.newContext({ baseURL: project.use.baseURL, locale: 'en-US' });
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() === 401 || answer.status() === 403 || answer.url().includes('/resources/')) {
      refused.push(answer.url());
    }
  });
  await page.goto(`/public-dashboards/${shared.accessToken}`);
  await expectPanels(page);
  expect(refused).toEqual([]);
  await context.close();
});

test('a viewer sees the same, also in kiosk mode and as a panel alone, and may not write', async ({ browser }, {
  project,
}) => {
  const { context, remove } = await newPerson(browser, project.use.baseURL!, admin.request, 'Viewer', 1);
  try {
    const page = await context.newPage();
    for (const address of [`/d/${UID}`, `/d/${UID}?kiosk`]) {
      await page.goto(address);
      await expectPanels(page);
    }
    const mark = page.getByTestId('hunter-mark').first();
    await mark.click();
    await expect(page.getByRole('dialog')).toContainText('Copy as Markdown');
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Save' })).toHaveCount(0);
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Create alert rule' })).toHaveCount(0);
    await page.goto(`/d-solo/${UID}?panelId=1`);
    await expect(mark).toBeVisible();

    // Grafana's own proxy, which passes on any request
    const event = { what: 'written by a viewer', tags: ['hunter-e2e'] };
    const written = await context.request.post('/api/datasources/proxy/uid/hunter/events/', { data: event });
    expect(written.ok()).toBe(false);
    const found = await expectOk(
      context.request.get('/api/datasources/uid/hunter/resources/graphite/events/get_data?tags=hunter-e2e')
    );
    expect(found.filter(({ what }: { what: string }) => what === event.what)).toEqual([]);
  } finally {
    await remove();
  }
});
