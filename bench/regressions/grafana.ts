import type { Browser, BrowserContext } from 'playwright-core';

import type { Upstreams } from '../../demo/servers/workbench';

const [NAME, PASSWORD] = (process.env.GRAFANA_USER ?? 'admin:admin').split(':');
const UID = 'hunter-bench';

/** The address of the page, and the login for it. */
export interface Place {
  context: BrowserContext;
  /** The address of the regressions page, without its query. */
  url: string;
  close: () => Promise<void>;
}

/** The regressions page in a real Grafana, with a data source for the stand-ins that `close` removes. */
export async function openInGrafana(browser: Browser, grafana: string, upstreams: Upstreams): Promise<Place> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 1000 } });
  const { request } = context;
  const expectOk = async (answer: ReturnType<typeof request.get>) => {
    const got = await answer;
    if (!got.ok()) {
      throw new Error(`${got.url()}: Grafana answers ${got.status()}: ${await got.text()}`);
    }
  };
  await expectOk(request.post(`${grafana}/login`, { data: { user: NAME, password: PASSWORD } }));
  await request.delete(`${grafana}/api/datasources/uid/${UID}`);
  const data = {
    uid: UID,
    name: 'Hunter bench',
    type: 'hunter-changepoints-datasource',
    access: 'proxy',
    url: upstreams.graphite,
    jsonData: { falloutUrl: upstreams.fallout, falloutUser: 'jane@example.com' },
  };
  await expectOk(request.post(`${grafana}/api/datasources`, { data }));
  return {
    context,
    url: `${grafana}/a/hunter-changepoints-app/regressions?source=${UID}&`,
    close: async () => expectOk(request.delete(`${grafana}/api/datasources/uid/${UID}`)),
  };
}
