import { dateTime, type DataFrame, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
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

/** Points of one series, a day apart, as the backend packs them. */
function pack(values: number[]): ArrayBuffer {
  const header = JSON.stringify([{ target: 'p.throughput', points: values.length }]);
  const start = Math.ceil((4 + header.length) / 8) * 8;
  const packed = new ArrayBuffer(start + 16 * values.length);
  new DataView(packed).setUint32(0, start - 4, true);
  new Uint8Array(packed).fill(32, 4, start).set(new TextEncoder().encode(header), 4);
  new Float64Array(packed, start).set([...values.map((_, i) => today - (values.length - 1 - i) * DAY), ...values]);
  return packed;
}

/** Graphite's points now, and the backend, which leaves out what the browser has. */
let values: number[];
let accepted: string[];

beforeEach(() => {
  values = Array.from({ length: 40 }, (_, i) => (i < 20 ? 100 : 80) + (i % 3));
  accepted = [];
  provideVariables({});
  provideBackendSrv(({ headers }) => {
    const accept = String(headers?.Accept);
    const contentType = `${POINTS_TYPE};digest=${values.join('').replace(/\D/g, '')}`;
    accepted.push(accept);
    return { contentType, body: accept.includes(`${contentType},`) ? new ArrayBuffer(0) : pack(values) };
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
      `${POINTS_TYPE};digest=${values.join('')}, application/json`,
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
  const request = (target: string, from = '0'): ApiRequest => ({
    service: 'graphite',
    method: 'POST',
    path: '/render',
    params: [
      ['target', target],
      ['from', from],
    ],
  });
  const points = (bytes: number) => ({ digest: 'd', rendered: [], bytes });

  it('are found for the same targets at another time, and not for others', () => {
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
