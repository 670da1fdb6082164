import { shortLabels } from './short-labels';

it('labels and names that are the same everywhere are left out', () => {
  expect(shortLabels(['ms {host="a", test="scan"}', 'ms {host="b", test="scan"}'])).toEqual(['a', 'b']);
  expect(shortLabels(['{host="a", test="x, y=\\"1\\""}', '{host="b", test="z}"}'])).toEqual([
    'a, x, y=\\"1\\"',
    'b, z}',
  ]);
  expect(shortLabels(['ms {host="a"}', 'ops {host="a"}', 'ops {host="b"}'])).toEqual(['ms, a', 'ops, a', 'ops, b']);
});

it('names of Prometheus and InfluxDB, too', () => {
  expect(shortLabels(['up{job="a.b"}', 'up{job="a.c"}'])).toEqual(['a.b', 'a.c']);
  expect(shortLabels(['m.ms { host: a, test: scan }', 'm.ms { host: b 2, test: scan }'])).toEqual(['a', 'b 2']);
});

it.each([
  ['of one series', ['ms {host="a"}']],
  ['without labels', ['a.b', 'a.c']],
  ['of a legend of the user’s', ['p99 {a}', 'p99 {b}']],
  ['which would be empty', ['ms {job="x"}', 'ms {host="a", job="x"}']],
  ['which would be alike', ['ms {a="x"}', 'ms {b="x"}']],
  ['that are all the same', ['ms {a="x"}', 'ms {a="x"}']],
])('names %s are not shortened', (_, names) => {
  expect(shortLabels(names)).toBeUndefined();
});
