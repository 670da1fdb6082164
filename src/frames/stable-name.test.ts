import { stableName } from './stable-name';

const LABELS = { test: 'read', host: 'm1', dc: 'a, b' };

it.each([
  'bench.mean { dc: a, b, host: m1, test: read }',
  'bench.mean { host: m1, test: read, dc: a, b }',
  'bench.mean { test: read, dc: a, b, host: m1 }',
])('%s is named the same in any order of its labels', (name) => {
  expect(stableName(name, LABELS)).toBe('bench.mean { dc: a, b, host: m1, test: read }');
});

it.each([
  ['an alias', 'read on m1'],
  ['other labels', 'bench.mean { host: m1, test: write }'],
  ['a part of the labels', 'bench.mean { host: m1 }'],
  ['the labels as Prometheus writes them', 'bench{dc="a, b", test="read", host="m1"}'],
])('%s stays as it is: %s', (_, name) => {
  expect(stableName(name, LABELS)).toBe(name);
});

it('without labels, or with one, there is no order', () => {
  expect(stableName('bench.mean { host: m1 }', { host: 'm1' })).toBe('bench.mean { host: m1 }');
  expect(stableName('throughput')).toBe('throughput');
  expect(stableName('', LABELS)).toBe('');
});
