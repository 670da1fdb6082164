/** The HTTP API of the Grafana that is recorded. */
export class Grafana {
  constructor(
    readonly url: string,
    private readonly user: string
  ) {}

  /** @throws Error with Grafana's words when it refuses */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(this.user).toString('base64')}`,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    }).catch(() => {
      throw new Error(`No Grafana answers at ${this.url}: start one, or name another in GRAFANA_URL.`);
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: Grafana answers ${response.status}: ${text}`);
    }
    return JSON.parse(text) as T;
  }
}

/** The objects that the recording creates in Grafana, and removes afterwards. */
export const UIDS = {
  datasource: 'hunter-record',
  dashboard: 'hunter-record-dashboard',
  folder: 'hunter-record-folder',
};

export async function prepare(grafana: Grafana, graphiteUrl: string): Promise<void> {
  await remove(grafana);
  await grafana.ask('POST', '/api/datasources', {
    uid: UIDS.datasource,
    name: 'Hunter (recorded)',
    type: 'hunter-changepoints-datasource',
    access: 'proxy',
    jsonData: { graphiteUrl, falloutUser: 'jane@example.com' },
  });
  await grafana.ask('POST', '/api/folders', { uid: UIDS.folder, title: 'Hunter (recorded)' });
  const variable = (name: string, values: string[], current: string | string[]) => ({
    type: 'custom',
    name,
    query: values.join(','),
    multi: Array.isArray(current),
    includeAll: false,
    options: [],
    current: { text: current, value: current },
  });
  await grafana.ask('POST', '/api/dashboards/db', {
    overwrite: true,
    dashboard: {
      uid: UIDS.dashboard,
      title: 'Hunter (recorded)',
      schemaVersion: 42,
      time: { from: '2026-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' },
      templating: { list: [variable('one', ['a', 'b'], 'a'), variable('many', ['a', 'b', 'c.d'], ['a', 'c.d'])] },
      panels: [],
    },
  });
}

export async function remove(grafana: Grafana): Promise<void> {
  const gone = (path: string) => grafana.ask('DELETE', path).catch(ifMissing);
  await gone(`/api/dashboards/uid/${UIDS.dashboard}`);
  await gone(`/api/folders/${UIDS.folder}?forceDeleteRules=true`);
  await gone(`/api/datasources/uid/${UIDS.datasource}`);
}

function ifMissing(error: unknown): void {
  if (!(error instanceof Error && error.message.includes('answers 404'))) {
    throw error;
  }
}
