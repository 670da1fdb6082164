import { FieldType, toDataFrame } from '@grafana/data';
import { toDataQueryResponse, type FetchResponse } from '@grafana/runtime';

import { answers } from '../../testdata/grafana/other-sources.json';
import { seriesOfFrames } from './frame-series';

const DAY = 86_400_000;
const days = (...numbers: number[]) => numbers.map((day) => day * DAY);

const named = (frames: Array<Parameters<typeof toDataFrame>[0]>) =>
  seriesOfFrames(frames.map((frame) => toDataFrame(frame))).map(({ name, labels, times, values }) => ({
    name,
    labels,
    points: [...times].map((time, i) => [time / DAY, values[i]]),
  }));

it('each numeric field beside a time is a series', () => {
  const fields = [
    { name: 'time', type: FieldType.time, values: days(1, 2, 3) },
    { name: 'p50', type: FieldType.number, values: [1, null, 3] },
    { name: 'p99', type: FieldType.number, values: [10, NaN, 30] },
  ];
  expect(named([{ fields }])).toEqual([
    {
      name: 'p50',
      labels: {},
      points: [
        [1, 1],
        [3, 3],
      ],
    },
    {
      name: 'p99',
      labels: {},
      points: [
        [1, 10],
        [3, 30],
      ],
    },
  ]);
});

it('a long table, as SQL answers, has a series for each combination of its texts', () => {
  const fields = [
    { name: 'time', type: FieldType.time, values: days(1, 1, 2, 2) },
    { name: 'test', type: FieldType.string, values: ['read', 'write', 'read', 'write'] },
    { name: 'host', type: FieldType.string, values: ['a', 'a', 'a', null] },
    { name: 'latency', type: FieldType.number, values: [1, 2, 3, 4] },
  ];
  expect(named([{ fields }])).toEqual([
    {
      name: 'latency {host="a", test="read"}',
      labels: { test: 'read', host: 'a' },
      points: [
        [1, 1],
        [2, 3],
      ],
    },
    { name: 'latency {host="a", test="write"}', labels: { test: 'write', host: 'a' }, points: [[1, 2]] },
    { name: 'latency {host="", test="write"}', labels: { test: 'write', host: '' }, points: [[2, 4]] },
  ]);
});

it('texts beside points that have a time each tell of the runs, and are no series of their own', () => {
  const fields = [
    { name: 'time', type: FieldType.time, values: days(2, 1) },
    { name: 'commit', type: FieldType.string, values: ['b', 'a'] },
    { name: 'latency', type: FieldType.number, values: [2, 1] },
  ];
  expect(named([{ fields }])).toEqual([
    {
      name: 'latency',
      labels: {},
      points: [
        [1, 1],
        [2, 2],
      ],
    },
  ]);
});

describe('of what Grafana answers for other data sources', () => {
  const seriesOf = (name: keyof typeof answers) => {
    const response = { data: answers[name].answer } as unknown as FetchResponse;
    return seriesOfFrames(toDataQueryResponse(response).data);
  };

  it.each([
    ['postgresTable', ['latency_ms {host="m1", test="read"}', 'latency_ms {host="m1", test="scan"}']],
    ['postgresTimeSeries', ['read', 'scan']],
    // one of them came with its labels in another order
    ['influxdbTimeSeries', ['bench.latency_ms { host: m1, test: read }', 'bench.latency_ms { host: m1, test: scan }']],
    ['influxdbTable', ['latency_ms {host="m1", test="read"}', 'latency_ms {host="m1", test="scan"}']],
    ['mysqlTable', ['latency_ms {host="m1", test="read"}', 'latency_ms {host="m1", test="scan"}']],
    ['fluxTimeSeries', ['latency_ms {host="m1", test="read"}', 'latency_ms {host="m1", test="scan"}']],
    // its labels have the time range of the query
    ['fluxPivot', ['latency_ms {host="m1", test="read"}', 'latency_ms {host="m1", test="scan"}']],
  ] as const)('%s: each series has all its runs, and a name of its own', (name, names) => {
    const series = seriesOf(name);
    // of runs at the same time, PostgreSQL gives either first
    expect(series.map((one) => one.name).sort()).toEqual(names);
    expect(series.map(({ values }) => values.length)).toEqual([40, 40]);
    expect(series.flatMap(({ labels }) => Object.keys(labels)).join()).not.toContain('_st');
  });
});
