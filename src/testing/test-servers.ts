import type { BackendSrvRequest } from '@grafana/runtime';

import { DAY } from '../core/times/days';
import { provideBackendSrv, type Served } from './backend-srv';

/** Begin of today, ms since 1970. */
export const TODAY = Math.floor(Date.now() / DAY) * DAY;

/**
 * A Graphite with a value a day, and a Fallout of the user jane@example.com whose tests have their own names as prefixes,
 * behind a Hunter data source's backend.
 */
export class TestServers {
  /** Values by path, and then by time in ms since 1970. */
  readonly store = new Map<string, Map<number, number>>();
  /** Names of the tests that Fallout lists. */
  readonly tests: string[] = [];
  /** The requests so far: last part of the path, and what is asked for. */
  asked: string[] = [];
  /** Requests whose text matches are answered with an error of the server. */
  broken?: RegExp;
  /** Answers requests to Grafana itself. */
  grafana: (request: BackendSrvRequest) => Served = () => ({ body: [] });
  private held?: { which: RegExp; until: Promise<void> };

  constructor() {
    provideBackendSrv(async (request) => {
      const answer = this.answer(request);
      await (this.held?.which.test(request.url) && this.held.until);
      return answer;
    });
  }

  /** Sets the values of days, 0 is today: those from `last` to before `days`. */
  write(path: string, last: number, days: number, valueOf: (day: number) => number): void {
    const values = this.store.get(path) ?? new Map<number, number>();
    this.store.set(path, values);
    for (let day = last; day < days; day++) {
      values.set(TODAY - day * DAY, valueOf(day));
    }
  }

  /** Holds back answers to requests whose URL matches. @returns lets them go */
  hold(which: RegExp): () => void {
    let release = () => undefined as void;
    this.held = { which, until: new Promise((resolve) => (release = resolve)) };
    return release;
  }

  private answer(request: BackendSrvRequest): Served {
    const [, service, path, query = ''] = /resources\/(graphite|fallout)([^?]*)\??(.*)$/.exec(request.url) ?? [];
    if (!service) {
      return this.grafana(request);
    }
    const { data } = request;
    const params = new URLSearchParams(query || data || '');
    const text = params.getAll('target').join(' ') || params.get('query') || params.get('tags') || '';
    this.asked.push(`${path.split('/').pop()} ${text}`.trim());
    if (this.broken?.test(text || path)) {
      return { status: 502, body: { status: 503, contentType: '', body: 'busy' } };
    }
    return { body: service === 'fallout' ? this.fallout(path) : this.graphite(path, params) };
  }

  private fallout(path: string): unknown {
    // /tests/{owner}/api, or /tests/{owner}/{name}/api
    const [, , , ...rest] = path.split('/');
    return rest.length > 1 ? falloutTest(rest[0]) : this.tests.map(falloutTest);
  }

  private graphite(path: string, params: URLSearchParams): unknown {
    switch (path) {
      case '/render':
        return this.render(params);
      case '/metrics/find':
        return this.find(params);
      default:
        return [];
    }
  }

  private find(params: URLSearchParams) {
    const [, before, some, behind] = /^([^{]*)\{?([^}]*)\}?(.*)\*$/.exec(params.get('query')!)!;
    const nodes = some.split(',').flatMap((one) => this.children(before + one + behind));
    return params.get('format') === 'completer'
      ? { metrics: nodes.map(({ id, leaf }) => ({ path: leaf ? id : `${id}.`, is_leaf: String(leaf) })) }
      : nodes;
  }

  private children(start: string) {
    const below = [...this.store.keys()].filter((path) => path.startsWith(start));
    const names = new Set(below.map((path) => path.slice(start.length).split('.')[0]));
    return [...names].map((text) => {
      const leaf = this.store.has(start + text);
      return { text, id: start + text, leaf: Number(leaf), expandable: Number(!leaf) };
    });
  }

  private render(params: URLSearchParams) {
    const [after, until] = ['from', 'until'].map((name) => Number(params.get(name)) * 1000);
    return params.getAll('target').flatMap((target) => {
      const path = /[^(,]+(?=,|$)/.exec(target)![0];
      // those of a bundle are outside of those of its targets
      const tag = [...target.matchAll(/"(\d+\|)"/g)]
        .map(([, one]) => one)
        .reverse()
        .join('');
      return [...this.store]
        .filter(([name]) => name.startsWith(path.replace(/\*$/, '')))
        .map(([name, values]) => ({
          target: tag + name,
          datapoints: [...values]
            .filter(([time]) => time > after && time <= until)
            .sort(([one], [other]) => one - other)
            .map(([time, value]) => [value, time / 1000]),
        }));
    });
  }
}

/** A test as Fallout answers it. */
export function falloutTest(name: string) {
  const properties = `graphite.create_server: true, export.enabled: true, export.prefix: ${name}`;
  const definition = `ensemble: {observer: {configuration_manager: [{name: ctool_monitoring, properties: {${properties}}}]}}`;
  return { owner: 'jane@example.com', name, definition };
}
