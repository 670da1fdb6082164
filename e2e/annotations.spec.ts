import { expect, test } from '@grafana/plugin-e2e';

test('an annotation can show the change points of a test', async ({ annotationEditPage, page }) => {
  await annotationEditPage.datasource.set('Hunter');
  await page.getByRole('radio', { name: 'Fallout' }).first().check({ force: true });
  const field = page.getByLabel('Test', { exact: true });
  await field.click();
  await page.getByRole('option', { name: /^lwt-read/ }).click();
  await page.getByRole('button', { name: /test annotation query/i }).click();
  await expect(page.getByText(/\d+ events? \(from \d+ fields?\)/)).toBeVisible();
});
