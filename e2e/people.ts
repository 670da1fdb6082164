import type { APIRequestContext, Browser, BrowserContext } from '@playwright/test';

/** `name:password` of a server administrator. */
const ADMIN = process.env.GRAFANA_USER ?? 'admin:admin';
const PASSWORD = 'hunter-e2e';

export type Role = 'Admin' | 'Editor' | 'Viewer';

/** A browser's context with its own session, beside the one of whoever the page is without logging in. */
export async function logIn(browser: Browser, baseURL: string, user = ADMIN): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, locale: 'en-US', viewport: { width: 1400, height: 1000 } });
  const [name, password] = user.split(':');
  await expectOk(context.request.post('/login', { data: { user: name, password } }));
  return context;
}

/** Somebody with a role in an organisation, logged in. `remove` takes the user away again. */
export async function newPerson(
  browser: Browser,
  baseURL: string,
  admin: APIRequestContext,
  role: Role,
  orgId: number
): Promise<{ context: BrowserContext; remove: () => Promise<void> }> {
  const login = `hunter-e2e-${role.toLowerCase()}-${orgId}`;
  const known = await admin.get(`/api/users/lookup?loginOrEmail=${login}`);
  if (known.ok()) {
    await expectOk(admin.delete(`/api/admin/users/${(await known.json()).id}`));
  }
  const data = { login, name: login, password: PASSWORD, OrgId: orgId };
  const { id } = await expectOk(admin.post('/api/admin/users', { data }));
  await expectOk(admin.patch(`/api/orgs/${orgId}/users/${id}`, { data: { role } }));
  const context = await logIn(browser, baseURL, `${login}:${PASSWORD}`);
  const remove = async () => {
    await context.close();
    await expectOk(admin.delete(`/api/admin/users/${id}`));
  };
  return { context, remove };
}

/** An organisation where nobody has done anything yet. */
export async function newOrganisation(admin: APIRequestContext): Promise<{ id: number; remove: () => Promise<void> }> {
  const name = 'Hunter e2e';
  const known = await admin.get(`/api/orgs/name/${encodeURIComponent(name)}`);
  if (known.ok()) {
    await expectOk(admin.delete(`/api/orgs/${(await known.json()).id}`));
  }
  const { orgId } = await expectOk(admin.post('/api/orgs', { data: { name } }));
  return { id: orgId, remove: () => expectOk(admin.delete(`/api/orgs/${orgId}`)) };
}

/** The answer's JSON. @throws Error with what Grafana says */
export async function expectOk(answer: ReturnType<APIRequestContext['get']>): Promise<any> {
  const got = await answer;
  const text = await got.text();
  if (!got.ok()) {
    throw new Error(`${got.url()}: Grafana answers ${got.status()}: ${text}`);
  }
  return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
}
