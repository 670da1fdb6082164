import { expect, test } from '@grafana/plugin-e2e';
import type { BrowserContext, Locator, Page } from '@playwright/test';

import { expectOk, logIn, newOrganisation, newPerson } from './people';

/** As Grafana's server and this test reach it, for example a VictoriaMetrics. */
const { PROMETHEUS_URL } = process.env;
/** A metric with daily runs and a regression in the last week. */
const { PROMQL = 'bench_latency_ms' } = process.env;

test.skip(!PROMETHEUS_URL, 'PROMETHEUS_URL names no server');

let admin: BrowserContext;
let organisation: Awaited<ReturnType<typeof newOrganisation>>;
let person: Awaited<ReturnType<typeof newPerson>>;
let page: Page;
let clicks: number;

async function click(target: Locator, force = false) {
  clicks++;
  await target.click({ force });
}

test.beforeEach(async ({ browser }, { project }) => {
  admin = await logIn(browser, project.use.baseURL!);
  organisation = await newOrganisation(admin.request);
  person = await newPerson(browser, project.use.baseURL!, admin.request, 'Admin', organisation.id);
  page = await person.context.newPage();
  const source = { name: 'Prometheus', type: 'prometheus', access: 'proxy', url: PROMETHEUS_URL, isDefault: true };
  await expectOk(person.context.request.post('/api/datasources', { data: source }));
  // “Log in” and “Skip”
  clicks = 2;
});

test.afterEach(async () => {
  await person.remove();
  await organisation.remove();
  await admin.close();
});

/** Chooses a metric in the builder, which Grafana opens first. */
async function chooseMetric() {
  await click(page.getByRole('button', { name: 'Add visualization' }));
  await click(page.getByRole('dialog').getByText('Prometheus', { exact: true }).first());
  await click(page.getByRole('combobox', { name: /metric/i }).first());
  await page.keyboard.type(PROMQL);
  await expect(page.getByRole('option', { name: PROMQL }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  // the builder's preview of the query
  await expect(page.locator('code, pre, [aria-label="selector"]').getByText(PROMQL)).toBeVisible();
}

const dialog = () => page.getByRole('dialog', { name: 'New alert rule for regressions' });

/** In an organisation without a folder, one is made with the rule. */
async function allowAndCreate() {
  await expect(dialog()).toContainText('Hunter may not read “Prometheus” yet');
  await expect(dialog().getByLabel('Folder')).toHaveValue('Performance alerts');
  await click(dialog().getByRole('button', { name: 'Allow “Prometheus” and create alert rule' }));
}

/** What the rule sees, as Grafana evaluates it for its own page. */
async function expectChange() {
  await page.waitForURL(/\/alerting\/grafana\/.+\/view/);
  await expect(page.getByText(/kind="step"/).first()).toBeVisible();
}

test('from a PromQL query in Explore to an alert on its changes in nine clicks', async () => {
  await page.goto('/');
  await click(page.getByRole('link', { name: 'Explore', exact: true }).first());
  clicks++;
  await page.getByRole('radio', { name: 'Code' }).check({ force: true });
  // what is typed before the editor is there is lost
  const editor = page.locator('.monaco-editor');
  await click(editor.first());
  await page.keyboard.type(PROMQL);
  await expect(editor.first()).toContainText(PROMQL);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Enter');
  await click(page.getByRole('button', { name: 'Add', exact: true }));
  await click(page.getByRole('menuitem', { name: 'Create regression alert' }));
  await allowAndCreate();
  await expectChange();
  expect(clicks).toBeLessThanOrEqual(9);
});

test('from a new dashboard to an alert on a change in twelve clicks', async () => {
  await page.goto('/');
  await click(page.getByText('Create your first dashboard'));
  await chooseMetric();
  await click(page.getByRole('button', { name: /Back to dashboard/ }));
  await click(page.getByRole('button', { name: 'Save dashboard', exact: true }));
  const save = page.getByRole('dialog', { name: 'Save dashboard' });
  await expect(save.getByText('Dashboards', { exact: true })).toBeVisible();
  await click(save.getByRole('button', { name: 'Save', exact: true }));
  await page.waitForURL(/\/d\/.+/);
  // Grafana offers extensions where a dashboard is not edited only
  await page.getByRole('heading', { name: 'New panel' }).hover();
  await click(page.getByRole('button', { name: /Menu for panel/ }), true);
  await page.getByRole('menuitem', { name: 'Extensions' }).hover();
  await click(page.getByRole('menuitem', { name: 'Create regression alert' }));
  await allowAndCreate();
  await expectChange();
  expect(clicks).toBeLessThanOrEqual(12);
});

test('from a mark of a panel that is not saved, which stays as it is', async () => {
  await page.goto('/dashboard/new?from=now-100d&to=now');
  await chooseMetric();
  await click(page.getByRole('button', { name: 'Run queries' }));
  await click(page.getByRole('button', { name: 'Change visualization' }));
  await click(page.getByText('Change points', { exact: true }).first());
  await click(page.getByTestId('hunter-mark').first());
  await click(page.getByRole('dialog').getByRole('button', { name: 'Create alert rule' }));
  await allowAndCreate();
  await expect(dialog()).toContainText('is made.');
  await click(dialog().getByRole('button', { name: 'Close' }).last());
  await expect(page).toHaveURL(/editPanel/);
  await expect(page.getByTestId('hunter-mark').first()).toBeVisible();
});

test('of an empty query there is no rule: the dialog says what is missing', async () => {
  await page.goto('/explore');
  // the builder has a button of the same name
  await page.getByRole('radio', { name: 'Code' }).check({ force: true });
  await click(page.getByRole('button', { name: 'Add', exact: true }));
  await click(page.getByRole('menuitem', { name: 'Create regression alert' }));
  await expect(dialog()).toContainText('the query of “Prometheus” is empty. Enter a query');
  await expect(dialog().getByRole('button', { name: /alert rule/ })).toHaveCount(0);
});
