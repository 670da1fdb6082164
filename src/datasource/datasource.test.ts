import {
  CoreApp,
  dateTime,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
} from '@grafana/data';
import { config, type BackendSrvRequest } from '@grafana/runtime';
import { from } from 'rxjs';

import { provideBackendSrv, type Served } from '../testing/backend-srv';
import { provideDataSources, provideVariables } from '../testing/services';
import { HunterDataSource } from './datasource';
import type { HunterQuery } from './types';

const DAY = 86_400;
const today = Math.floor(Date.now() / 1000 / DAY) * DAY;
const points = Array.from({ length: 40 }, (_, i) => [(i < 20 ? 100 : 80) + (i % 3), today - (39 - i) * DAY]);

let requests: BackendSrvRequest[];
/** Gives what a server of the data source has to say; `refused` where its backend hands on a refusal. */
let answer: (request: BackendSrvRequest) => unknown;

const refused = (status: number, body = '', contentType = 'text/html'): Served => ({
  status: 502,
  contentType: 'application/json',
  body: { status, contentType, body },
});

beforeEach(() => {
  answer = ({ data }) =>
    JSON.stringify(
      new URLSearchParams(data).getAll('target').map((target) => ({ target: nameOf(target), datapoints: points }))
    );
  requests = provideBackendSrv(async (request) => {
    const given = await answer(request);
    return typeof given === 'string' && given !== 'network down' ? { body: given } : (given as Served);
  });
  provideVariables({ m: ['a', 'b'] });
});

const nameOf = (target: string) => {
  const [, path, tag] = /^aliasSub\((.*),"\^","(.*)"\)$/.exec(target) ?? [target, target, ''];
  return tag + path;
};

const datasource = (options: object = {}) =>
  new HunterDataSource({
    uid: 'u',
    id: 1,
    type: 't',
    name: 'n',
    jsonData: { falloutUser: 'jane@example.com', ...options },
  } as never);

const query = (change: object = {}): HunterQuery =>
  ({ refId: 'A', version: 1, source: { type: 'graphite', targets: ['p.throughput'] }, ...change }) as HunterQuery;

const request = (targets: HunterQuery[]) =>
  ({
    requestId: 'Q1',
    panelId: 7,
    targets,
    scopedVars: {},
    range: { from: dateTime((today - 30 * DAY) * 1000), to: dateTime(today * 1000) },
  }) as object as DataQueryRequest<HunterQuery>;

const run = (targets: HunterQuery[], source = datasource()) =>
  new Promise<DataQueryResponse[]>((resolve, reject) => {
    const seen: DataQueryResponse[] = [];
    source
      .query(request(targets))
      .subscribe({ next: (response) => seen.push(response), error: reject, complete: () => resolve(seen) });
  });

it('answers with series and annotations, from raw points of 180 days', async () => {
  const [response] = await run([query()]);
  expect(response.state).toBe(LoadingState.Done);
  expect(response.data.map(({ name, length }) => [name, length])).toEqual([
    ['p.throughput', 31],
    ['Change points', 1],
  ]);
  const [{ method, url, data }] = requests;
  expect([method, url]).toEqual(['POST', '/api/datasources/uid/u/resources/graphite/render']);
  const params = new URLSearchParams(data);
  expect(params.has('maxDataPoints')).toBe(false);
  expect(Date.now() / 1000 - Number(params.get('from'))).toBeGreaterThan(179 * DAY);
});

it('a new alert rule looks at fresh changes, a new panel at series', () => {
  const source = datasource();
  expect(source.getDefaultQuery(CoreApp.UnifiedAlerting)).toMatchObject({
    show: 'changeSeries',
    reportWithin: { days: 7 },
  });
  expect(source.getDefaultQuery(CoreApp.PanelEditor).show).toBe('series');
});

it.each([
  ['https://fallout.example.com', 'fallout'],
  [undefined, 'graphite'],
])('with the Fallout URL %s a new query, or annotation, begins with %s', (falloutUrl, type) => {
  const source = datasource({ falloutUrl });
  expect(source.getDefaultQuery(CoreApp.PanelEditor).source?.type).toBe(type);
  expect(source.annotations!.getDefaultQuery!()!.source?.type).toBe(type);
});

it('streams while answers come in', async () => {
  const targets = Array.from({ length: 150 }, (_, i) => `p.m${i}`);
  const responses = await run([query({ source: { type: 'graphite', targets } })]);
  expect(responses.map(({ state }) => state)).toEqual([LoadingState.Streaming, LoadingState.Done]);
  expect(responses.every(({ key }) => key === 'Q1')).toBe(true);
  expect(responses[0].data.length).toBeLessThan(responses[1].data.length);
});

it('one query that fails does not take the others with it', async () => {
  const [response] = await run([query(), query({ refId: 'B', source: { type: 'graphite', targets: ['f('] } })]);
  expect(response.state).toBe(LoadingState.Error);
  expect(response.errors).toEqual([{ refId: 'B', message: expect.stringContaining('"f("') }]);
  expect(response.data).toHaveLength(2);
});

it('tells what Graphite refused, in words', async () => {
  answer = () => refused(401);
  const [response] = await run([query()]);
  expect(response.errors?.[0].message).toContain('check the user and password of Graphite');
});

describe('one bad target of two', () => {
  const unknown = 'Invalid parameters (Received request for unknown function: bad)';
  const both = query({ source: { type: 'graphite', targets: ['p.throughput', 'bad(p.x)'] } });

  it('leaves the other one, and is named as it was written', async () => {
    const render = answer;
    answer = (asked) => (/bad/.test(asked.data) ? refused(400, unknown) : render(asked));
    const [response] = await run([both]);
    expect(response.errors).toBeUndefined();
    expect(response.data.map(({ name }) => name)).toEqual(['p.throughput', 'Change points']);
    const said = response.data[0].meta?.notices?.map(({ text }: { text: string }) => text).join(' ');
    expect(said).toBe(`Graphite refused the target "bad(p.x)" (400): ${unknown}`);
  });

  it('of two bad ones, the error names one without what was added to it', async () => {
    answer = () => refused(400, unknown);
    const [response] = await run([both]);
    expect(response.errors?.[0].message).toContain('Graphite refused the target "p.throughput" (400)');
    expect(response.errors?.[0].message).not.toContain('aliasSub');
  });
});

it.each([
  [
    'the session has ended',
    { status: 401, body: { message: 'Unauthorized', statusCode: 401 } },
    'Grafana does not let you query this data source (401): Unauthorized.',
  ],
  [
    'a proxy in front of Grafana',
    { status: 502, contentType: 'text/html', body: '<html><h1>Bad Gateway</h1>' },
    'Grafana could not ask the data source (502): 502 Bad Gateway.',
  ],
  [
    'the plugin is gone',
    { status: 500, body: { message: 'Unable to load datasource meta data', traceID: '' } },
    'Grafana could not ask the data source (500): Unable to load datasource meta data.',
  ],
  ['nothing said', { status: 500 }, 'Grafana could not ask the data source (500): 500 Internal Server Error.'],
  ['no network', 'network down', 'Grafana cannot be reached.'],
])('what Grafana itself refuses is not laid at Graphite’s door: %s', async (_, served, message) => {
  answer = () => served;
  const [response] = await run([query()]);
  expect(response.errors).toEqual([{ refId: 'A', message }]);
});

describe('on a public dashboard', () => {
  afterEach(() => {
    config.publicDashboardAccessToken = undefined;
  });

  it('the backend answers for the panel, and nothing else is asked', async () => {
    config.publicDashboardAccessToken = 'token';
    answer = () => ({ body: { results: { A: { status: 200, frames: [] } } } });
    const source = datasource();
    // Grafana may keep what is asked to itself
    expect(source.filterQuery({ refId: 'A' } as HunterQuery)).toBe(true);
    const [response] = await run([query()], source);
    expect(response.errors).toBeUndefined();
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/public/dashboards/token/panels/7/query',
    ]);
  });

  it('an error is a sentence', async () => {
    config.publicDashboardAccessToken = 'token';
    answer = () => ({
      status: 401,
      body: { message: 'Unauthorized', messageId: 'auth.unauthorized', statusCode: 401 },
    });
    const [response] = await run([query()]);
    expect(response.errors?.map(({ message }) => message)).toEqual(['Unauthorized']);
  });

  it('annotations of data sources are not asked for', async () => {
    config.publicDashboardAccessToken = 'token';
    expect(await run([query({ annotation: { show: 'changePoints', which: 'all' } })])).toEqual([{ data: [] }]);
    expect(requests).toHaveLength(0);
  });
});

it('cancels its requests when nobody listens any more', async () => {
  answer = () => new Promise(() => undefined);
  const subscription = datasource()
    .query(request([query()]))
    .subscribe();
  await new Promise((resolve) => setTimeout(resolve));
  expect(requests[0].abortSignal?.aborted).toBe(false);
  subscription.unsubscribe();
  expect(requests[0].abortSignal?.aborted).toBe(true);
});

it('leaves out queries that are hidden or not yet filled in', async () => {
  await run([query({ hide: true }), query({ source: { type: 'fallout', test: ' ' } })]);
  expect(requests).toHaveLength(0);
});

it('a hidden query draws nothing, and others may refer to it', async () => {
  const [response] = await run([
    query({ hide: true }),
    query({ refId: 'B', source: { type: 'graphite', targets: ['scale(#A,2)'] } }),
  ]);
  expect(requests.map(({ data }) => new URLSearchParams(data).getAll('target'))).toEqual([['scale(p.throughput,2)']]);
  expect(response.data.every(({ refId }) => refId === 'B')).toBe(true);
});

it('panels that ask for the same at the same time share one answer', async () => {
  const shared = datasource();
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      shared.query(request([query()])).subscribe({ error: reject, complete: resolve });
    });
  await Promise.all([ask(), ask(), ask()]);
  expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('more than fits the limits is left out, and says so', async () => {
  const few = datasource({ limits: { series: 2 } });
  const targets = ['a', 'b', 'c'];
  const [response] = await run([query({ source: { type: 'graphite', targets } })], few);
  expect(response.data.filter(({ name }) => name !== 'Change points')).toHaveLength(2);
  expect(response.data[0].meta?.notices?.[0].text).toContain('limit of 2 series a query is reached');
});

it('an answer that is too large is refused with the way out', async () => {
  const small = datasource({ limits: { megabytes: 0.0001 } });
  const [response] = await run([query()], small);
  expect(response.errors?.[0].message).toContain('raise the limit in the data source');
});

it('rules of the data source say which way is better where a query has none', async () => {
  const ruled = datasource({ metrics: [{ pattern: '*throughput', direction: 'lowerIsBetter' }] });
  const [response] = await run([query()], ruled);
  expect(response.data[0].meta?.custom?.hunter.changes[0].verdict).toBe('improvement');
});

describe('annotations of a dashboard', () => {
  const events = (frame: DataFrame, name: string) => frame.fields.find((field) => field.name === name)?.values;

  it('are the change points of a query, and nothing else; regressions and improvements are told apart', async () => {
    const annotated = (which: string) => run([query({ annotation: { show: 'changePoints', which } })]);
    const [{ data: worse }] = await annotated('regressions');
    expect(worse).toHaveLength(1);
    expect(events(worse[0], 'title')).toEqual([expect.stringContaining('Regression')]);
    expect((await annotated('improvements'))[0].data[0].length).toBe(0);
  });

  it('are Graphite’s events, with what ran put into words', async () => {
    answer = () =>
      JSON.stringify([
        { when: today - DAY, what: 'run', tags: ['t'], data: "{'version': '6.8', 'branch': 'main', 'commit': None}" },
        { when: today - DAY, what: 'of another', tags: [], data: '' },
      ]);
    const [{ data }] = await run([query({ source: {}, annotation: { show: 'events', tags: ['t'], match: 'all' } })]);
    expect(events(data[0], 'title')).toEqual(['run']);
    expect(events(data[0], 'text')).toEqual(['6.8, main']);
    expect(requests[0].url).toContain('/events/get_data?tags=t&set=intersection');
  });

  it('are the points of a series that are not 0', async () => {
    const [{ data }] = await run([query({ annotation: { show: 'points' } })]);
    expect(data[0].length).toBe(31);
    expect(events(data[0], 'title')![0]).toBe('p.throughput');
  });

  it('are taken over from Grafana’s own Graphite source', () => {
    const { prepareAnnotation, prepareQuery } = datasource().annotations!;
    const taken = (stored: object) => prepareQuery!(prepareAnnotation!(stored) as never);
    expect(taken({ target: { target: 'a.b' } })).toMatchObject({
      source: { targets: ['a.b'] },
      annotation: { show: 'points' },
    });
    expect(taken({ target: { tags: ['x'] } })?.annotation).toEqual({ show: 'events', tags: ['x'], match: 'all' });
    expect(taken({ target: { source: { type: 'fallout', test: 't' } } })?.annotation).toEqual({
      show: 'changePoints',
      which: 'all',
    });
  });
});

describe('series of another data source', () => {
  const other = (response: object) =>
    provideDataSources([
      { settings: { uid: 'prom' }, source: { name: 'Prom', query: () => from([response]) } as never },
    ]);
  const source = { type: 'datasource', ref: { uid: 'prom', type: 'prometheus' }, query: { expr: 'up' } };
  const frame = {
    name: 'up',
    length: points.length,
    fields: [
      { name: 'Time', type: 'time', values: points.map(([, s]) => s * 1000), config: {} },
      { name: 'Value', type: 'number', values: points.map(([v]) => v), config: {} },
    ],
  };

  it('get change points', async () => {
    other({ data: [frame] });
    const [response] = await run([query({ source })]);
    expect(response.errors).toBeUndefined();
    expect(response.data[0].meta?.custom?.hunter.changes).toHaveLength(1);
    expect(requests).toHaveLength(0);
  });

  it('tell what that data source said', async () => {
    other({ data: [], errors: [{ message: 'bad expr' }] });
    const [response] = await run([query({ source })]);
    expect(response.errors?.[0].message).toBe('Prom says: bad expr');
    other({ data: [] });
    expect((await run([query({ source })]))[0].errors?.[0].message).toContain('Prom has no time series');
  });
});

describe('variables', () => {
  const list = async (stored: unknown) => (await datasource().metricFindQuery(stored)).map(({ text }) => text);

  it('list nodes, also as Grafana’s own Graphite source asks for them', async () => {
    answer = () => JSON.stringify(['a.y10', 'a.y9'].map((id) => ({ id, leaf: 1, expandable: 0 })));
    expect(await list('a.*')).toEqual(['y9', 'y10']);
    expect(await list({ query: 'a.*', refId: 'x' })).toEqual(['y9', 'y10']);
    answer = () => JSON.stringify({ results: ['a.b.c'] });
    expect(await list('expand(a.*.c)')).toEqual(['a.b.c']);
    answer = () => JSON.stringify(['eu', 'us']);
    expect(await list("tag_values(dc, 'name=x')")).toEqual(['eu', 'us']);
    expect(requests.at(-1)!.url).toContain('/tags/autoComplete/values?expr=name%3Dx&tag=dc');
    answer = () => JSON.stringify(points.slice(0, 1).map(() => ({ target: 'n', datapoints: [[7, today]] })));
    expect(await list({ query: 'highestMax(a.*, 1)', queryType: 'Metric Name' })).toEqual(['n']);
    expect(await list({ query: 'highestMax(a.*, 1)', queryType: 'Value' })).toEqual(['7']);
  });

  it('list tests of the default user, and say when a token is needed', async () => {
    answer = () => JSON.stringify([{ name: 'lwt' }, { name: 'aaa' }]);
    expect(await list({ refId: 'v', variable: { kind: 'falloutTests' } })).toEqual(['aaa', 'lwt']);
    answer = () => refused(401);
    await expect(list({ refId: 'v', variable: { kind: 'falloutUsers' } })).rejects.toThrow('OAuth ID');
  });

  it('say that a server has no tags', async () => {
    answer = () => refused(404);
    await expect(list('tags()')).rejects.toThrow('has no tags');
  });
});

it('puts variables of many values into paths as globs and into lists one by one', () => {
  const replaced = (source: object) => datasource().applyTemplateVariables(query({ source }), {}).source;
  expect(replaced({ type: 'graphite', targets: ['p.$m.x'] })).toMatchObject({ targets: ['p.{a,b}.x'] });
  expect(replaced({ type: 'fallout', test: 't', metrics: ['$m'] })).toMatchObject({ metrics: ['a', 'b'] });
});
