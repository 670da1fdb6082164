import { functions } from './functions.json';
import { isPointwise, POINTWISE } from './pointwise';
import { tagTarget } from './tag-targets';

it.each([
  'perf.*.p99',
  'cpu;host=a',
  "seriesByTag('name=p99','host=~a.*')",
  'alias(scale(perf.a,0.001),"ms")',
  'perf.a|scale(2)|aliasByNode(1)',
  tagTarget('perf.{a,b}', 3),
])('%s has the same values in every time range', (target) => {
  expect(isPointwise(target)).toBe(true);
});

it.each([
  'movingAverage(perf.a,7)',
  'alias(integral(perf.a),"sum")',
  'scale(sumSeries(perf.*),2)',
  'highestAverage(perf.*,3)',
  'perf.a|derivative()|scale(2)',
  'minimumAbove(perf.*,3)',
  'unheardOf(perf.a)',
  'scale(perf.a',
  '',
])('%s need not have', (target) => {
  expect(isPointwise(target)).toBe(false);
});

const names = new Set(functions.map(({ name }) => name));

it('all functions are ones that Graphite has', () => {
  expect([...POINTWISE].filter((name) => !names.has(name))).toEqual([]);
});
