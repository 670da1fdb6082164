import { expect, test } from '@grafana/plugin-e2e';
import type { Locator } from '@playwright/test';

import { logIn, newOrganisation, newPerson } from './people';

/** As Grafana's server reaches them. */
const { GRAPHITE_URL = 'http://graphite:8080', FALLOUT_URL = 'http://demo:4040' } = process.env;

test('from the start page to the first change point in ten clicks, of which two are for logging in', async ({
  browser,
}, { project }) => {
  const admin = await logIn(browser, project.use.baseURL!);
  const organisation = await newOrganisation(admin.request);
  const { context, remove } = await newPerson(browser, project.use.baseURL!, admin.request, 'Admin', organisation.id);
  try {
    const page = await context.newPage();
    // “Log in” and “Skip”
    let clicks = 2;
    const click = async (target: Locator) => {
      clicks++;
      await target.click();
    };
    await page.goto('/');
    await click(page.getByRole('link', { name: 'More apps', exact: true }));
    await click(page.getByRole('main').getByRole('link', { name: /Hunter/ }));
    await click(page.getByRole('main').getByText('Set it up'));
    await click(page.getByRole('button', { name: 'Add a Hunter data source' }));
    await page.getByLabel('Graphite URL').fill(GRAPHITE_URL);
    await page.getByLabel('Fallout URL').fill(FALLOUT_URL);
    await page.getByLabel('Default user').fill('jane@example.com');
    await click(page.getByRole('button', { name: 'Save & test' }));
    await expect(page.getByText('Fallout answers').first()).toBeVisible();
    await click(page.getByRole('link', { name: 'Setup', exact: true }));
    await click(page.getByRole('combobox', { name: 'Test' }));
    await click(page.getByRole('option', { name: 'lwt-read' }));
    await expect(page.getByTestId('hunter-mark').first()).toBeVisible();
    expect(clicks).toBeLessThanOrEqual(10);
  } finally {
    await remove();
    await organisation.remove();
    await admin.close();
  }
});
