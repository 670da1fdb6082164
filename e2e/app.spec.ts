import { expect, test } from '@grafana/plugin-e2e';

const APP = '/a/hunter-changepoints-app';

test('regressions of all tests, newest and worst first', async ({ page }) => {
  await page.goto(`${APP}/regressions?days=180&verdict=all`);
  await expect(page.getByRole('status').getByText('8 of 8 tests')).toBeVisible();
  await expect(page.getByRole('row', { name: /lwt-read/ })).toBeVisible();
  await page.getByRole('link', { name: 'lwt-read', exact: true }).click();
  await expect(page).toHaveURL(/test=lwt-read/);
  await expect(page.getByTestId('hunter-mark').first()).toBeVisible();
});

test('regressions are searched, sorted, exported and looked after', async ({ page }) => {
  await page.goto(`${APP}/regressions?days=180&verdict=all&state=all`);
  await expect(page.getByRole('button', { name: 'Analyse again' })).toBeVisible();
  await page.getByRole('button', { name: 'What changed', exact: true }).click();
  await expect(page).toHaveURL(/sort=test/);
  await page.getByPlaceholder('Search tests and metrics').fill('lwt');
  await expect(page).toHaveURL(/search=lwt/);
  await expect(page.getByRole('row', { name: /compaction/ })).toHaveCount(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('regressions.csv');

  const row = page.getByRole('row', { name: /lwt-read/ });
  await row.getByRole('button', { name: /^Details/ }).click();
  const all = page.getByRole('region', { name: 'All metrics of this line' });
  await all.getByRole('radio', { name: 'Expected' }).press('Space');
  await all.getByRole('button', { name: 'Save' }).click();
  await expect(row.first()).toContainText('Expected');
  await all.getByRole('button', { name: 'Take it back' }).click();
  await expect(row.first()).toContainText('New');
});

test('two sets of runs of a test', async ({ page }) => {
  await page.goto(`${APP}/test?source=hunter&test=lwt-read&view=compare`);
  await expect(page.getByTestId('hunter-comparison-summary')).toContainText('No difference: 5');
});

test('setup ends with a query, and opens the dashboard that comes with the app', async ({ page }) => {
  await page.goto(`${APP}/setup?test=lwt-read`);
  await expect(page.getByText('The Fallout token is accepted.')).toBeVisible();
  await expect(page.getByTestId('hunter-mark').first()).toBeVisible();
  await page.getByRole('button', { name: 'Dashboard of the test' }).click();
  await expect(page).toHaveURL(/\/d\/hunter-performance-test/);
  await expect(page.getByText('lwt-read: what changed')).toBeVisible();
  await expect(page.getByTestId('hunter-mark').first()).toBeVisible();
});

test('Explore’s series can be looked at with their change points', async ({ page }) => {
  const query = { refId: 'A', datasource: { uid: 'hunter' }, source: { type: 'fallout', test: 'compaction' } };
  await page.goto(`${APP}/find?queries=${encodeURIComponent(JSON.stringify([query]))}&from=now-180d&to=now`);
  await expect(page.getByTestId('hunter-mark').first()).toHaveAccessibleName(/cpu_time/);
});
