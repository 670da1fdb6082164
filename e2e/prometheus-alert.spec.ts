import { expect, test } from '@grafana/plugin-e2e';
import type { Locator } from '@playwright/test';

import { expectOk, logIn, newOrganisation, newPerson } from './people';

/** As Grafana's server and this test reach it, for example a VictoriaMetrics. */
const { PROMETHEUS_URL } = process.env;
/** PromQL for series with daily runs and a regression in the last week. */
const { PROMQL = 'bench_latency_ms' } = process.env;

test('from a PromQL query to an alert on its changes in ten clicks, of which two are for logging in', async ({
  browser,
}, { project }) => {
  test.skip(!PROMETHEUS_URL, 'PROMETHEUS_URL names no server');
  const admin = await logIn(browser, project.use.baseURL!);
  const organisation = await newOrganisation(admin.request);
  const { context, remove } = await newPerson(browser, project.use.baseURL!, admin.request, 'Admin', organisation.id);
  try {
    const page = await context.newPage();
    const source = { name: 'Prometheus', type: 'prometheus', access: 'proxy', url: PROMETHEUS_URL, isDefault: true };
    await expectOk(context.request.post('/api/datasources', { data: source }));
    await expectOk(context.request.post('/api/folders', { data: { title: 'Alerts' } }));
    // “Log in” and “Skip”
    let clicks = 2;
    const click = async (target: Locator) => {
      clicks++;
      await target.click();
    };
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
    const dialog = page.getByRole('dialog', { name: 'New alert rule for regressions' });
    await expect(dialog).toContainText('Hunter may not read “Prometheus” yet');
    // the only folder there is
    await expect(dialog.getByRole('button', { name: /Alerts/ })).toBeVisible();
    await click(dialog.getByRole('button', { name: 'Allow “Prometheus” and create alert rule' }));
    await page.waitForURL(/\/alerting\/grafana\/.+\/view/);
    // what the rule sees, as Grafana evaluates it for its own page
    await expect(
      page
        .getByText(/kind="step"/)
        .or(page.getByText('kind="step"'))
        .first()
    ).toBeVisible();
    expect(clicks).toBeLessThanOrEqual(10);
  } finally {
    await remove();
    await organisation.remove();
    await admin.close();
  }
});
