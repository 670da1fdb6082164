import { getDataSourceSrv, getTemplateSrv } from '@grafana/runtime';
import { firstValueFrom } from 'rxjs';

import alerting from '../../testdata/grafana/alerting.json';
import backendSrv from '../../testdata/grafana/backend-srv.json';
import frames from '../../testdata/grafana/frames.json';
import services from '../../testdata/grafana/services.json';
import { analysisOfFrame } from '../frames/series-frame';
import { fetchFrom, type Served } from './backend-srv';
import { provideDataSources, provideVariables } from './services';

/** What a recorded request came to, in either of the two. */
interface Seen {
  value?: { status: number; data: unknown; headers: Record<string, unknown> };
  error?: Record<string, unknown>;
}

interface Recorded {
  what: string;
  asked: { method: string; url: string; responseType?: string; cut?: string };
  answered?: { status: number; contentType: string | null; body: string };
  seen: unknown;
}

/** Asks the stand-in what the real one was asked, with the same answer of the server. */
async function replay({ asked, answered }: Recorded): Promise<Seen> {
  const abort = new AbortController();
  const served: Served = answered
    ? { ...answered, contentType: answered.contentType ?? undefined }
    : asked.cut
      ? {}
      : 'network down';
  const request = { ...asked, abortSignal: abort.signal } as never;
  const answer = firstValueFrom(fetchFrom(() => (asked.cut ? new Promise<Served>(() => undefined) : served), request));
  if (asked.cut) {
    abort.abort();
  }
  try {
    const { status, data, headers } = (await answer) as { status: number; data: unknown; headers: Headers };
    return { value: { status, data, headers: { 'content-type': headers.get('content-type') } } };
  } catch (thrown) {
    const error = thrown as Error;
    const { constructor, name, message, ...rest } = {
      ...error,
      constructor: error.constructor,
      name: error.name,
      message: error.message,
    };
    return { error: { constructor: constructor.name, ...(name && { name, message }), ...rest } };
  }
}

/** That of a real one which plugins look at. */
function essence({ value, error }: Seen): Seen {
  if (value) {
    return { value: { status: value.status, data: value.data, headers: value.headers } };
  }
  const { config: _, ...rest } = error!;
  return { error: JSON.parse(JSON.stringify(rest)) };
}

const recorded: Recorded[] = [...backendSrv.cases, ...alerting.cases] as never;

it.each(recorded.filter(({ asked }) => asked.cut !== 'requestId').map((one) => [one.what, one] as const))(
  'backendSrv: %s',
  async (_, one) => {
    expect(essence(await replay(one))).toEqual(essence(one.seen as Seen));
  }
);

it.each(Object.entries(services.replaced))('templateSrv replaces variables as %s', (name, all) => {
  provideVariables({ one: 'a', many: ['a', 'c.d'] });
  const join = (value: string | string[]) => (Array.isArray(value) ? value.join('|') : value);
  const format = { glob: 'glob', regex: 'regex', none: undefined, function: join }[name];
  expect(all.map(([text]) => [text, getTemplateSrv().replace(text, {}, format)])).toEqual(all);
});

it('templateSrv prefers scoped variables', () => {
  provideVariables({ one: 'a' });
  const scoped = { one: { text: 'scoped', value: 'scoped' }, __interval: { text: '1m', value: '1m' } };
  expect(getTemplateSrv().replace('$one $__interval', scoped)).toBe(services.replacedScoped);
});

it('dataSourceSrv knows those it has', async () => {
  const settings = services.getInstanceSettings as never;
  provideDataSources([{ settings, source: { uid: 'hunter-record' } }]);
  const sources = getDataSourceSrv();
  expect(sources.getList({ pluginId: 'hunter-changepoints-datasource' })).toEqual(services.getList);
  expect(sources.getList({ pluginId: 'other' })).toEqual([]);
  expect(sources.getInstanceSettings('hunter-record')).toEqual(services.getInstanceSettings);
  expect(sources.getInstanceSettings('no-such-uid') ?? null).toEqual(services.getInstanceSettingsOfUnknown);
  await expect(sources.get({ uid: 'no-such-uid' })).rejects.toEqual({ message: services.getOfUnknown.message });
});

it.each(frames.queries.map((one) => [one.show, one] as const))(
  'frames of the kind %s keep their analysis on the way through the backend and through a dashboard',
  (_, { backend, snapshot }) => {
    expect(snapshot).toEqual(backend);
    const [first] = backend as never as Parameters<typeof analysisOfFrame>;
    const analysed = analysisOfFrame(first);
    const table = first.meta?.preferredVisualisationType === 'table';
    expect(analysed?.changes.map(({ verdict }) => verdict)).toEqual(table ? undefined : ['regression']);
  }
);
