import { expect, test } from '@grafana/plugin-e2e';

test('a rule is made from a change, and Grafana can edit it', async ({ page }) => {
  const title = `Regression of lwt-read ${Date.now()}`;
  await page.goto('/d/hunter-demo');
  await page.getByTestId('hunter-mark').first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create alert rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New alert rule for regressions' });
  await dialog.getByLabel('Name').fill(title);
  // the dashboard's
  await expect(dialog.getByRole('button', { name: /folder.*Hunter/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Create alert rule' }).click();

  await page.waitForURL(/\/alerting\/grafana\/.+\/view/);
  await expect(page.getByText(title).first()).toBeVisible();
  const [, uid] = /grafana\/([^/]+)\/view/.exec(page.url())!;
  await page.goto(`/alerting/${uid}/edit`);
  await expect(page.getByTestId('hunter-test-status').first()).toContainText('perf.daily.lwt-read');
  expect((await page.request.delete(`/api/v1/provisioning/alert-rules/${uid}`)).ok()).toBe(true);
});
