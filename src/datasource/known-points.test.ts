import { CoreApp, dateTime, type DataFrame, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { lastValueFrom } from 'rxjs';

import type { ApiRequest } from '../core/transport/request';
import { analysisOfFrame } from '../frames/series-frame';
import { provideBackendSrv } from '../testing/backend-srv';
import { provideVariables } from '../testing/services';
import { HunterDataSource } from './datasource';
import { PointsCache } from './known-points';
import { POINTS_TYPE } from './read-points';
import type { HunterQuery } from './types';

const DAY = 86_400_000;
const today = Math.floor(Date.now() / DAY) * DAY;

/** Points of one series after a time, a day apart, as the backend packs them. */
function pack(values: number[], after = -Infinity): ArrayBuffer {
  const points = values.map((value, i) => ({ time: first() + i * DAY, value })).filter(({ time }) => time > after);
  const header = JSON.stringify([{ target: 'p.throughput', points: points.length }]);
  const start = Math.ceil((4 + header.length) / 8) * 8;
  const packed = new ArrayBuffer(start + 16 * points.length);
  new DataView(packed).setUint32(0, start - 4, true);
  new Uint8Array(packed).fill(32, 4, start).set(new TextEncoder().encode(header), 4);
  new Float64Array(packed, start).set([...points.map(({ time }) => time), ...points.map(({ value }) => value)]);
  return packed;
}

/** Graphite's points now, and the time of the first; the backend leaves out what the browser has. */
let values: number[];
let first: () => number;
let accepted: string[];
/** The begin of each request, in days before now. */
let asked: number[];

beforeEach(() => {
  values = Array.from({ length: 40 }, (_, i) => (i < 20 ? 100 : 80) + (i % 3));
  first = () => today - (values.length - 1) * DAY;
  accepted = [];
  asked = [];
  provideVariables({});
  provideBackendSrv(({ headers, data }) => {
    const accept = String(headers?.Accept);
    const from = Number(new URLSearchParams(String(data)).get('from')) * 1000;
    const contentType = `${POINTS_TYPE};digest=${from}${values.join('').replace(/\D/g, '')}`;
    accepted.push(accept);
    asked.push(Math.round((Date.now() - from) / DAY));
    return { contentType, body: accept.includes(`${contentType},`) ? new ArrayBuffer(0) : pack(values, from) };
  });
});

const source = () => new HunterDataSource({ uid: 'u', id: 1, type: 't', name: 'n', jsonData: {} } as never);

/** A refresh, some time later. */
async function refresh(from: HunterDataSource, later = 0, more: object = {}): Promise<DataFrame> {
  const targets = [{ refId: 'A', version: 1, source: { type: 'graphite', targets: ['p.throughput'] } }];
  const range = { from: dateTime(today - 60 * DAY + later), to: dateTime(today + DAY / 2 + later) };
  const request = { requestId: 'Q1', targets, scopedVars: {}, range, ...more };
  const { data } = await lastValueFrom<DataQueryResponse>(
    from.query(request as object as DataQueryRequest<HunterQuery>)
  );
  return data[0];
}

const columns = ({ fields }: DataFrame) => fields.map((field) => field.values);

describe('a refresh', () => {
  it('that brings nothing new has the columns and the analysis of before, which were not sent again', async () => {
    const from = source();
    const before = await refresh(from);
    const after = await refresh(from, 60_000);
    expect(accepted).toEqual([
      `${POINTS_TYPE}, application/json`,
      expect.stringMatching(`${POINTS_TYPE};digest=\\d+${values.join('')}, application/json`),
    ]);
    columns(after).forEach((column, i) => expect(column).toBe(columns(before)[i]));
    expect(analysisOfFrame(after)).toBe(analysisOfFrame(before));
    expect(analysisOfFrame(after)!.changes).toHaveLength(1);
    // Grafana notes in fields what it works out
    expect(after.fields[1]).not.toBe(before.fields[1]);
  });

  it.each<[string, (before: number[]) => number[], number]>([
    ['a new point', (before) => [...before, 81], 41],
    ['another value of old', (before) => before.map((value, i) => (i === 5 ? 500 : value)), 40],
    ['a point less', (before) => before.slice(1), 39],
  ])('that brings %s shows it', async (_, change, length) => {
    const from = source();
    const before = await refresh(from);
    values = change(values);
    const after = await refresh(from, 60_000);
    expect(after.fields[1].values).toEqual(values);
    expect(after.length).toBe(length);
    expect(analysisOfFrame(after)).not.toBe(analysisOfFrame(before));
  });

  describe('of a dashboard', () => {
    const dashboard = { app: CoreApp.Dashboard };
    beforeEach(() => {
      first = () => today - 39 * DAY;
    });
    const valueOf = (frame: DataFrame, i: number) => frame.fields[1].values[i];

    it('asks for the last week only, and joins what is new and what came late', async () => {
      const from = source();
      const before = await refresh(from, 0, dashboard);
      const same = await refresh(from, 60_000, dashboard);
      columns(same).forEach((column, i) => expect(column).toBe(columns(before)[i]));
      values = [...values.slice(0, -2), 83, 82, 80];
      const after = await refresh(from, DAY, dashboard);
      expect(after.fields[1].values).toEqual(values);
      expect(analysisOfFrame(after)!.changes).toHaveLength(1);
      expect(asked.slice(1)).toEqual([7, 7]);
    });

    it('shows what changed of old ten minutes later, at once to who works on the query', async () => {
      const from = source();
      await refresh(from, 0, dashboard);
      values[5] = 500;
      expect(valueOf(await refresh(from, 0, dashboard), 5)).toBe(102);
      expect(valueOf(await refresh(from, 0, { app: CoreApp.Explore }), 5)).toBe(500);
      values[5] = 600;
      expect(valueOf(await refresh(from, 0, dashboard), 5)).toBe(500);
      const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 10 * 60_000);
      expect(valueOf(await refresh(from, 0, dashboard), 5)).toBe(600);
      now.mockRestore();
    });

    it('asks for all where the newest points do not fit, and then for the newest no more', async () => {
      const from = source();
      await refresh(from, 0, dashboard);
      values = values.slice(0, -1);
      for (let i = 0; i < 3; i++) {
        expect((await refresh(from, 0, dashboard)).length).toBe(39);
      }
      expect(asked.map((days) => days > 7)).toEqual([true, false, true, true, true]);
    });

    it('asks for all where old values depend on new ones', async () => {
      const from = source();
      const targets = [{ refId: 'A', version: 1, source: { type: 'graphite', targets: ['integral(p.throughput)'] } }];
      await refresh(from, 0, { ...dashboard, targets });
      await refresh(from, 0, { ...dashboard, targets });
      expect(asked.every((days) => days > 7)).toBe(true);
    });
  });

  it('out of whose range a point falls leaves that point out', async () => {
    const from = source();
    const before = await refresh(from);
    const later = await refresh(from, 21 * DAY + 60_000);
    expect([before.length, later.length]).toEqual([40, 39]);
    expect(later.fields[1].values).toEqual(values.slice(1));
  });
});

it('our own panel gets all points to draw, others as many as they have room for', async () => {
  values = Array.from({ length: 100 }, (_, i) => i % 7);
  const [ours, others] = await Promise.all(
    ['hunter-changepoints-panel', 'timeseries'].map((panelPluginId) =>
      refresh(source(), -41 * DAY, {
        panelPluginId,
        maxDataPoints: 10,
        range: { from: dateTime(0), to: dateTime(today) },
      })
    )
  );
  expect(ours.length).toBe(100);
  expect(others.length).toBeLessThan(20);
});

it('an answer without points that nobody knows is an error, not an empty chart', async () => {
  provideBackendSrv(() => ({ contentType: `${POINTS_TYPE};digest=ab`, body: new ArrayBuffer(0) }));
  const request = { requestId: 'Q1', scopedVars: {}, range: { from: dateTime(0), to: dateTime(today) } };
  const targets = [{ refId: 'A', version: 1, source: { type: 'graphite', targets: ['p.x'] } }];
  const answer = lastValueFrom(source().query({ ...request, targets } as object as DataQueryRequest<HunterQuery>));
  expect((await answer).errors?.[0].message).toContain('without its points');
});

describe('known points', () => {
  const request = (target: string, until = '0'): ApiRequest => ({
    service: 'graphite',
    method: 'POST',
    path: '/render',
    params: [
      ['target', target],
      ['until', until],
    ],
  });
  const points = (bytes: number) => ({ digest: 'd', rendered: [], bytes, wholeAt: 0 });

  it('are found for the same targets up to another time, and not for others', () => {
    const cache = new PointsCache();
    cache.keep(request('a'), points(1));
    expect(cache.find(request('a', '60'))).toMatchObject({ bytes: 1 });
    expect(cache.find(request('b'))).toBeUndefined();
  });

  it('are forgotten when they become too many, the oldest first', () => {
    const cache = new PointsCache();
    ['a', 'b', 'a', 'c'].forEach((target) => cache.keep(request(target), points(15e6)));
    expect(['a', 'b', 'c'].map((target) => cache.find(request(target))?.bytes)).toEqual([15e6, undefined, 15e6]);
  });
});
