import type { Labels } from '@grafana/data';

import { shortLabels } from './short-labels';

/** As Grafana names a field with several labels. */
const named = (name: string, labels: Labels) =>
  `${name} {${Object.keys(labels)
    .map((key) => `${key}="${labels[key]}"`)
    .join(', ')}}`.trim();

const short = (...series: Array<[string, Labels]>) =>
  shortLabels(
    series.map(([name, labels]) => named(name, labels)),
    series.map(([, labels]) => labels)
  );

it('labels and names that are the same everywhere are left out', () => {
  expect(short(['ms', { host: 'a', test: 'scan' }], ['ms', { host: 'b', test: 'scan' }])).toEqual(['a', 'b']);
  expect(short(['', { host: 'a', test: 'x y' }], ['', { host: 'b', test: 'z' }])).toEqual(['a, x y', 'b, z']);
  expect(short(['ms', { host: 'a' }], ['ops', { host: 'a' }], ['ops', { host: 'b' }])).toEqual([
    'ms, a',
    'ops, a',
    'ops, b',
  ]);
});

it('InfluxDB’s names, too', () => {
  const labels = [
    { host: 'a', test: 'scan' },
    { host: 'b', test: 'scan' },
  ];
  expect(shortLabels(['m.ms { host: a, test: scan }', 'm.ms { host: b, test: scan }'], labels)).toEqual(['a', 'b']);
});

it.each<[string, string[], Labels[]]>([
  ['of one series', ['ms {host="a"}'], [{ host: 'a' }]],
  ['without labels', ['a.b', 'a.c'], [{}, {}]],
  ['of a legend of the user’s', ['p99 of a', 'p99 of b'], [{ host: 'a' }, { host: 'b' }]],
  ['which would be empty', ['ms {job="x"}', 'ms {host="a", job="x"}'], [{ job: 'x' }, { job: 'x', host: 'a' }]],
  ['which would be alike', ['ms {a="x"}', 'ms {b="x"}'], [{ a: 'x' }, { b: 'x' }]],
])('names %s are not shortened', (_, names, labels) => {
  expect(shortLabels(names, labels)).toBeUndefined();
});
