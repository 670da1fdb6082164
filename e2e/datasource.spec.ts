import { expect, test } from '@grafana/plugin-e2e';

const HUNTER = 'hunter';

test('Save & test tries Graphite, Fallout and the token', async ({ gotoDataSourceConfigPage, page }) => {
  const config = await gotoDataSourceConfigPage(HUNTER);
  await expect(page.getByLabel('Default user')).toHaveValue('jane@example.com');
  await expect(config.saveAndTest()).toBeOK();
  await expect(config).toHaveAlert('success', { hasText: 'The Fallout token is accepted' });
});

test('the query editor of a panel finds a test’s prefix and series', async ({ gotoPanelEditPage, page }) => {
  await gotoPanelEditPage({ dashboard: { uid: 'hunter-demo' }, id: '1' });
  await expect(page.getByTestId('hunter-test-status')).toContainText('perf.daily.lwt-read');
  await expect(page.getByTestId('hunter-mark').first()).toBeVisible();
});

test('Explore shows series with their change points, and a table of them', async ({ page }) => {
  const query = {
    refId: 'A',
    datasource: { type: 'hunter-changepoints-datasource', uid: HUNTER },
    source: { type: 'fallout', test: 'lwt-read', metrics: ['throughput'] },
  };
  const panes = { e2e: { datasource: HUNTER, queries: [query], range: { from: 'now-180d', to: 'now' } } };
  await page.goto(`/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(panes))}`);
  await expect(page.getByTestId('hunter-mark').first()).toHaveAccessibleName(/^Regression: −1\d\.\d %/);
  await expect(page.getByRole('cell', { name: 'throughput', exact: true })).toBeVisible();
});

test('a test is chosen in Explore, and asked for once', async ({ page }) => {
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  const query = { refId: 'A', datasource: { type: 'hunter-changepoints-datasource', uid: HUNTER } };
  const panes = { e2e: { datasource: HUNTER, queries: [query], range: { from: 'now-180d', to: 'now' } } };
  await page.goto(`/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(panes))}`);
  await page.getByRole('combobox', { name: 'Test', exact: true }).click();
  await page.getByRole('option', { name: 'lwt-read' }).click();
  await expect(page.getByTestId('hunter-mark').first()).toBeVisible();
  expect(problems).toEqual([]);
});
