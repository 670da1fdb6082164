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

test('the pointer over a run tells its value, and how far it is from its level', async ({ page }) => {
  const plot = (await page.locator('.u-over').first().boundingBox())!;
  await page.mouse.move(plot.x + plot.width * 0.3, plot.y + plot.height / 2, { steps: 5 });
  await expect(page.getByText(/\([+−][\d.]+ σ\)$/)).toBeVisible();
});

test('which way is better, and how large a change must be, are set in its card', async ({ page }) => {
  const dialog = page.getByRole('dialog');
  const mark = page.getByRole('button', { name: /^Regression.*latency_p99/ });
  await mark.click();
  await dialog.getByRole('radio', { name: 'Higher' }).press('Space');
  await page.keyboard.press('Escape');
  const improved = page.getByRole('button', { name: /^Improvement.*latency_p99/ });
  await improved.click();
  await dialog.getByLabel('Smallest change, %').fill('50');
  await dialog.getByLabel('Smallest change, %').press('Enter');
  await expect(improved).toHaveCount(0);
  await expect(page.getByText(/Not shown: \d of the changes, below 50 %/)).toBeVisible();
});

test('a change leads to Explore, with the panel’s query', async ({ page }) => {
  await page.getByTestId('hunter-mark').first().click();
  await page.getByRole('dialog').getByRole('link', { name: 'Open in Explore' }).click();
  await expect(page).toHaveURL(/\/explore/);
  await expect(page.getByTestId('hunter-test-status').first()).toContainText('perf.daily.lwt-read');
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
