import { expect, test } from '@grafana/plugin-e2e';
import type { BrowserContext, Page } from '@playwright/test';

import { logIn, newOrganisation, newPerson, type Role } from './people';

const APP = '/a/hunter-changepoints-app';
const PAGES = ['', '/regressions', '/setup', '/find', '/test', '/no-such-page'];
/** Grafana's words for an address that leads nowhere. */
const NOWHERE = /not found|unknown (datasource|plugin)|could be found|no access|unexpected error/i;

let admin: BrowserContext;
let organisation: Awaited<ReturnType<typeof newOrganisation>>;

test.beforeAll(async ({ browser }, { project }) => {
  admin = await logIn(browser, project.use.baseURL!);
  organisation = await newOrganisation(admin.request);
});

test.afterAll(async () => {
  await organisation.remove();
  await admin.close();
});

const content = (page: Page) => page.locator('main');

/** Follows every link within Grafana of a page, once. */
async function followLinks(page: Page, seen: Set<string>) {
  const links = await content(page)
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  for (const link of links.filter((one) => !seen.has(one))) {
    seen.add(link);
    await page.goto(link);
    await expect(content(page)).toContainText(/\w/);
    await expect(content(page), link).not.toContainText(NOWHERE);
  }
}

// first those who find nothing, last those who find what the administrator has begun
for (const [role, begun] of [
  ['Editor', false],
  ['Viewer', false],
  ['Admin', false],
  ['Editor', true],
  ['Viewer', true],
] as Array<[Role, boolean]>) {
  const where = begun ? 'with a data source that lacks everything' : 'in an empty organisation';
  test(`${where}, every link leads somewhere: ${role}`, async ({ browser }, { project }) => {
    const { context, remove } = await newPerson(browser, project.use.baseURL!, admin.request, role, organisation.id);
    try {
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', ({ message }) => problems.push(message));
      const seen = new Set<string>();
      for (const path of PAGES) {
        await page.goto(APP + path);
        await expect(content(page).getByRole('heading').first()).toBeVisible();
        await expect(content(page), path).not.toContainText(NOWHERE);
        await followLinks(page, seen);
      }
      await page.goto(`${APP}/setup`);
      if (begun) {
        await expect(content(page)).toContainText('The URL of Graphite is not set.');
        // it would lead to Grafana's home
        await expect(content(page).getByRole('link', { name: /Settings of/ })).toHaveCount(0);
      } else if (role === 'Admin') {
        await page.getByRole('button', { name: 'Add a Hunter data source' }).click();
        await expect(page.getByLabel('Graphite URL')).toBeVisible();
        await expect(page.getByLabel('Name', { exact: true }).first()).toHaveValue('Hunter');
        await page.goto(`${APP}/setup`);
        await expect(content(page)).toContainText('“Hunter” is set up.');
        await expect(content(page).getByRole('link', { name: 'Settings of “Hunter”' })).toBeVisible();
        await followLinks(page, seen);
      } else {
        await expect(content(page)).toContainText('You may not add data sources here');
      }
      expect(problems).toEqual([]);
    } finally {
      await remove();
    }
  });
}
