import type { BrowserContext } from 'playwright-core';

/**
 * Logs a browser's pages in to a Grafana. Basic authentication is no substitute: Grafana does not ask the browser for it.
 *
 * @param user `name:password`
 * @throws Error when Grafana refuses
 */
export async function logIn(context: BrowserContext, grafana: string, user: string): Promise<void> {
  const colon = user.indexOf(':');
  const [name, password] = [user.slice(0, colon), user.slice(colon + 1)];
  const answer = await context.request.post(`${grafana}/login`, { data: { user: name, password } });
  if (!answer.ok()) {
    throw new Error(
      `Grafana refuses the user ${name} (${answer.status()}): give another as GRAFANA_USER, name:password.`
    );
  }
}
