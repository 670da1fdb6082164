import { expect, test } from '@grafana/plugin-e2e';

test.beforeEach(async ({ page }) => {
  await page.goto('/d/hunter-demo');
  await expect(page.getByTestId('hunter-mark').first()).toBeVisible();
});

test('a mark opens a card; a click pins it; Escape closes it', async ({ page }) => {
  const mark = page.getByTestId('hunter-mark').first();
  await mark.hover();
  await expect(page.getByTestId('hunter-change-card')).toContainText(/over \d+ runs/);
  await mark.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('what is said of a change is kept by Grafana, and can be taken back', async ({ page }) => {
  const dialog = page.getByRole('dialog');
  await page.getByTestId('hunter-mark').first().click();
  await dialog.getByRole('radio', { name: 'Acknowledged' }).press('Space');
  await dialog.getByLabel('Note').fill('jane looks after it');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  const said = page.getByRole('button', { name: /Acknowledged/ }).first();
  await said.click();
  await expect(dialog).toContainText('jane looks after it');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await expect(said).toHaveCount(0);
});
