import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';

import type { Grafana } from './grafana';

/** Waits until a check succeeds, and prints its name. Throws, with the reason `why`, if it takes too long. */
export type ExpectSoon = (what: string, check: () => Promise<boolean> | boolean, why?: () => string) => Promise<void>;

interface WireFrame {
  schema: {
    name?: string;
    refId?: string;
    meta?: object;
    fields: Array<{ name: string; type: string; labels?: object; config?: object }>;
  };
  data: { values: unknown[][] };
}

/** Checks the backend's answers through Grafana: the HTTP API, expressions of panels, and public dashboards. */
export async function checkHttp({ post }: Grafana, expectSoon: ExpectSoon): Promise<void> {
  for (const name of [
    'series-of-graphite',
    'segments',
    'change-series',
    'series-of-fallout',
    'change-points-of-robust',
  ]) {
    await checkGolden(name, post, expectSoon);
  }
  const ask = (...queries: unknown[]) => post('/api/ds/query', { from: 'now-60d', to: 'now', queries });
  const query = (show: string) => ({
    refId: 'A',
    datasource: { uid: 'hunter' },
    version: 1,
    source: { type: 'fallout', test: 'lwt-read' },
    show,
  });
  const reduce = {
    refId: 'B',
    datasource: { type: '__expr__', uid: '__expr__' },
    type: 'reduce',
    expression: 'A',
    reducer: 'max',
  };
  await expectSoon('an expression in a panel reduces the changes', async () => {
    const { status, body } = await ask(query('changeSeries'), reduce);
    const [first] = JSON.parse(body).results.B.frames as WireFrame[];
    return status === 200 && typeof first.data.values[0][0] === 'number';
  });
  const sql = {
    refId: 'B',
    datasource: { type: '__expr__', uid: '__expr__' },
    type: 'sql',
    expression: "SELECT `Series`, COUNT(*) AS n FROM A WHERE Verdict = 'regression' GROUP BY `Series` ORDER BY n DESC",
  };
  let said = '';
  await expectSoon(
    'SQL reads the table of change points',
    async () => {
      const { status, body } = await ask(query('changePoints'), sql);
      said = body;
      const [first] = JSON.parse(body).results.B.frames as WireFrame[];
      return status === 200 && String(first.data.values[0][0]).endsWith('throughput') && first.data.values[1][0] === 1;
    },
    () => said
  );
  await checkPublic(post, expectSoon);
}

/** Runs the query of a golden file with servers that answer as the file says, and compares the frames. */
async function checkGolden(name: string, post: Grafana['post'], expectSoon: ExpectSoon): Promise<void> {
  const { request, exchanges, frames } = JSON.parse(readFileSync(`testdata/golden/${name}.json`, 'utf8'));
  const server = createServer(async (incoming, response) => {
    let form = '';
    for await (const chunk of incoming) {
      form += String(chunk);
    }
    const { pathname, search } = new URL(incoming.url!, 'http://any');
    if (pathname === '/version/api') {
      // the backend checks that the server is Fallout before it sends the token; the golden file does not have that
      // request
      response.end('fallout-1.120.0');
      return;
    }
    const found = exchanges.find(
      (one: any) =>
        one.request.path === decodeURIComponent(pathname) &&
        timeless(one.request.params) === timeless(form || search.slice(1))
    );
    response.writeHead(found?.answer.status ?? 404, { 'Content-Type': found?.answer.contentType ?? 'text/plain' });
    response.end(found?.answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await post('/api/datasources', {
    name,
    uid: name,
    type: 'hunter-changepoints-datasource',
    access: 'proxy',
    url,
    jsonData: { ...request.settings, falloutUrl: url },
    secureJsonData: { falloutToken: '123e4567-e89b-42d3-a456-426614174000' },
  });
  const { from, to } = request.view;
  const { status, body } = await post('/api/ds/query', {
    from: String(from),
    to: String(to),
    queries: [{ ...request.query, refId: 'A', datasource: { uid: name } }],
  });
  const got = status === 200 ? (JSON.parse(body).results.A.frames as WireFrame[]).map(plain) : body;
  // links lead to Fallout, which is elsewhere here
  const { falloutUrl = url } = request.settings;
  const expected = JSON.parse(JSON.stringify(frames).replaceAll(falloutUrl, url));
  const difference = differs(got, expected, name);
  if (difference) {
    throw new Error(`The HTTP API does not give the golden answer: ${difference}`);
  }
  await expectSoon(`the HTTP API gives the golden answer: ${name}`, () => true);
  server.close();
}

/** A later clock asks for a later end; the answers are the same. */
function timeless(params: string): string {
  const all = new URLSearchParams(params);
  ['from', 'until', 'storage_step'].forEach((name) => all.delete(name));
  return all.toString();
}

const plain = ({ schema: { fields, ...schema }, data }: WireFrame) => ({
  ...schema,
  fields: fields.map((field, i) => ({ ...field, config: field.config ?? {}, values: data.values[i] })),
});

/** Describes the first difference to the expected value; undefined if there is none. Grafana may add properties. */
function differs(got: any, expected: any, at: string): string | undefined {
  if (typeof expected !== 'object' || expected === null) {
    return isDeepStrictEqual(got ?? null, expected) ? undefined : `${at} is ${JSON.stringify(got)}`;
  }
  if (Array.isArray(expected) && got?.length !== expected.length) {
    return `${at} has ${got?.length} instead of ${expected.length}: ${JSON.stringify(got).slice(0, 500)}`;
  }
  for (const name of Object.keys(expected)) {
    const difference = differs(got?.[name], expected[name], `${at}.${name}`);
    if (difference) {
      return difference;
    }
  }
  return undefined;
}

/** A panel of the example's dashboard, for people who have not logged in. */
async function checkPublic(post: Grafana['post'], expectSoon: ExpectSoon): Promise<void> {
  const made = await post('/api/dashboards/uid/hunter-demo/public-dashboards', { isEnabled: true, share: 'public' });
  const { accessToken } = JSON.parse(made.body);
  await expectSoon('a public dashboard has the series and their change points', async () => {
    const path = `/api/public/dashboards/${accessToken}/panels/1/query`;
    const { status, body } = await post(path, { intervalMs: 60_000, maxDataPoints: 500 });
    const frames: WireFrame[] = JSON.parse(body).results?.A?.frames ?? [];
    const marks = frames.find(({ schema }) => schema.name === 'Change points');
    return status === 200 && frames.length === 3 && (marks?.data.values[0].length ?? 0) > 0;
  });
}
