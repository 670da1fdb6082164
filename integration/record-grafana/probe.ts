// Runs inside Grafana's page, as a plugin does: what Grafana shares with plugins is in SystemJS's registry.

/** A request to `backendSrv.fetch`, and how it is cut short if it is. */
export interface Asked {
  method: string;
  url: string;
  data?: unknown;
  responseType?: 'text';
  /** By the request's signal, or by another request of the same id. */
  cut?: 'signal' | 'requestId';
}

/** The result of a request, as plugin code sees it. */
export interface Seen {
  /** The fields of an answer; for an error, all its readable properties. */
  value?: Record<string, unknown>;
  error?: Record<string, unknown>;
}

/** Waits until Grafana has made its packages available to plugins. */
export const isReady = () => Boolean((window as any).System?.has?.('package:@grafana/runtime'));

/** Waits until the dashboard's variables have their values. */
export const hasVariables = () =>
  (window as any).System.get('package:@grafana/runtime').getTemplateSrv().replace('$one') === 'a';

export async function askBackendSrv({ cut, ...asked }: Asked): Promise<Seen> {
  const { getBackendSrv } = (window as any).System.get('package:@grafana/runtime');
  const abort = new AbortController();
  const options = {
    ...asked,
    showErrorAlert: false,
    showSuccessAlert: false,
    ...(cut === 'signal' && { abortSignal: abort.signal }),
    ...(cut === 'requestId' && { requestId: 'recorded' }),
  };
  const plain = (error: any) => ({
    constructor: error?.constructor?.name,
    ...(error instanceof Error || error instanceof DOMException ? { name: error.name, message: error.message } : {}),
    ...JSON.parse(JSON.stringify(error)),
  });
  return new Promise<Seen>((resolve) => {
    getBackendSrv()
      .fetch(options)
      .subscribe({
        next: ({ headers, ...answer }: any) =>
          resolve({
            value: { ...JSON.parse(JSON.stringify(answer)), headers: { 'content-type': headers.get('content-type') } },
          }),
        error: (error: unknown) => resolve({ error: plain(error) }),
      });
    if (cut === 'signal') {
      setTimeout(() => abort.abort(), 50);
    }
    if (cut === 'requestId') {
      setTimeout(
        () =>
          getBackendSrv()
            .fetch({ ...options, url: '/api/health' })
            .subscribe(),
        50
      );
    }
  });
}

/** Reads the services of `@grafana/runtime`, on a dashboard with the variables $one (a) and $many (a, c.d). */
export async function askServices(uid: string): Promise<Record<string, unknown>> {
  const { getDataSourceSrv, getTemplateSrv, locationService, config } = (window as any).System.get(
    'package:@grafana/runtime'
  );
  const sources = getDataSourceSrv();
  const templates = getTemplateSrv();
  const texts = ['$one', 'p.$many.x', '${many:regex}', '[[one]]', '$unknown', ''];
  const SEPARATOR = '|';
  const join = (value: string | string[]) => (Array.isArray(value) ? value.join(SEPARATOR) : String(value));
  const formats = { glob: 'glob', regex: 'regex', none: undefined, function: join };
  const replaced = Object.fromEntries(
    Object.entries(formats).map(([name, format]) => [
      name,
      texts.map((text) => [text, templates.replace(text, {}, format)]),
    ])
  );
  const scoped = { one: { text: 'scoped', value: 'scoped' }, __interval: { text: '1m', value: '1m' } };
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));
  // of what Grafana knows of a plugin, what tells it from others; the number is that of this Grafana
  const short = ({ meta: { id, type, name, module, baseUrl }, ...settings }: any) =>
    plain({ ...settings, id: 1, meta: { id, type, name, module, baseUrl } });
  const source = await sources.get({ uid });
  await source.userStorage.setItem('recorded', 'text');
  const kept = await source.userStorage.getItem('recorded');
  const missing = await source.userStorage.getItem('never-set');
  return {
    getList: sources
      .getList({ pluginId: 'hunter-changepoints-datasource' })
      .filter((one: any) => one.uid === uid)
      .map(short),
    getInstanceSettings: short(sources.getInstanceSettings(uid)),
    getInstanceSettingsOfUnknown: plain(sources.getInstanceSettings('no-such-uid')),
    getOfUnknown: await sources.get({ uid: 'no-such-uid' }).then(
      () => 'a data source',
      (error: any) => ({ constructor: error?.constructor?.name, message: error?.message })
    ),
    variables: templates.getVariables().map(({ name, type, multi }: any) => ({ name, type, multi })),
    replaced,
    replacedScoped: templates.replace('$one $__interval', scoped),
    location: plain({ pathname: locationService.getLocation().pathname }),
    userStorage: { kept, missing },
    publicDashboardAccessToken: plain(config.publicDashboardAccessToken),
    language: plain(config.bootData.user.language),
  };
}

interface FramesAsked {
  uid: string;
  model: Record<string, unknown>;
  /** ms since 1970. */
  range: { from: number; to: number };
}

/** Frames of a query, as a panel gets them from the backend, and after a dashboard has kept them as a snapshot. */
export async function askFrames(asked: FramesAsked) {
  const { uid, model, range } = asked;
  const { getBackendSrv, getDataSourceSrv, toDataQueryResponse } = (window as any).System.get(
    'package:@grafana/runtime'
  );
  const { dataFrameToJSON, dateTime } = (window as any).System.get('package:@grafana/data');
  const query = { refId: 'A', datasource: { type: 'hunter-changepoints-datasource', uid }, ...model };
  const last = <T>(observable: any) =>
    new Promise<T>((resolve, reject) => {
      let value: T;
      observable.subscribe({ next: (next: T) => (value = next), error: reject, complete: () => resolve(value) });
    });
  const raw = await last<any>(
    getBackendSrv().fetch({
      method: 'POST',
      url: '/api/ds/query?ds_type=hunter-changepoints-datasource',
      data: { queries: [query], from: String(range.from), to: String(range.to) },
      showErrorAlert: false,
    })
  );
  const describe = (frame: any) => ({
    name: frame.name,
    refId: frame.refId,
    length: frame.length,
    meta: frame.meta,
    fields: frame.fields.map((field: any) => ({
      name: field.name,
      type: field.type,
      labels: field.labels,
      config: field.config,
      valuesAre: field.values?.constructor?.name,
      values: Array.from(field.values ?? []).slice(0, 3),
    })),
  });
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
  const frames = toDataQueryResponse(raw, [query]).data;
  const snapshot = plain(frames.map(dataFrameToJSON));
  const grafana = await getDataSourceSrv().get('-- Grafana --');
  const [from, to] = [dateTime(range.from), dateTime(range.to)];
  const kept = await last<any>(
    grafana.query({
      requestId: 'recorded',
      range: { from, to, raw: { from, to } },
      targets: [{ refId: 'A', datasource: { type: 'grafana', uid: '-- Grafana --' }, queryType: 'snapshot', snapshot }],
      scopedVars: {},
    })
  );
  return { backend: plain(frames.map(describe)), snapshot: plain(kept.data.map(describe)) };
}
