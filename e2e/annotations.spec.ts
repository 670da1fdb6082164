import { expect, test } from '@grafana/plugin-e2e';

test('an annotation can show the change points of a test', async ({ page }) => {
  // its time range has the runs; a new dashboard's has not
  await page.goto('/d/hunter-demo?editview=annotations');
  await page
    .getByRole('button', { name: /annotation query|new query/i })
    .first()
    .click();
  await page.getByTestId('data-testid Select a data source').click();
  await page.getByText('Hunter', { exact: true }).last().click();
  const field = page.getByLabel('Test', { exact: true });
  await field.fill('lwt-read');
  await expect(page.getByRole('option', { name: /^lwt-read/ })).toBeVisible();
  await field.press('Enter');
  await expect(page.getByTestId('hunter-test-status')).toContainText('perf.daily.lwt-read');
  await page.getByRole('button', { name: /test annotation query/i }).click();
  await expect(page.getByText(/[1-9]\d* events? \(from \d+ fields?\)/)).toBeVisible();
});
