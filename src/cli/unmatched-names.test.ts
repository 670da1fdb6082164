import type { Analysis } from '../core/query/analyse';
import { DEFAULT_QUERY, type FalloutSource } from '../core/query/model';
import { unmatchedNames } from './unmatched-names';

const names = (source: Partial<FalloutSource>, ...series: string[]) =>
  unmatchedNames(
    { ...DEFAULT_QUERY, source: { type: 'fallout', test: 't', ...source } },
    series.map((name) => ({ series: { name } }) as Analysis)
  );

it.each<[Partial<FalloutSource>, string[], string[]]>([
  [{ metrics: ['p99', 'nosuch'] }, ['perf.t.r.p99'], ['No series has the metric "nosuch".']],
  [{ metrics: ['p99'] }, ['perf.t.r.p999'], ['No series has the metric "p99".']],
  [{ metrics: ['p9*', 'p?9', '{a,b}', 'x[0-9]'] }, ['perf.t.r.p99', 'perf.t.r.a', 'perf.t.r.x5'], []],
  [{ metrics: ['p99'] }, ['perf.t.r.p99 [main]'], []],
  [{ metrics: ['p99.9'] }, ['perf.t.r.p99.9'], []],
  [{ metrics: ['load(5min)'] }, ['perf.t.load(5min)'], []],
  [{ suffixes: ['r', 'w'] }, ['perf.t.r.p99'], ['No series has the suffix "w".']],
  [{ suffixes: ['a.b'] }, ['perf.t.a.b.p99'], []],
  [
    { suffixes: ['x', 'y'], metrics: ['z'] },
    ['perf.t.r.p99'],
    ['No series has the metric "z".', 'No series has the suffix "x", "y".'],
  ],
  [{}, ['perf.t.r.p99'], []],
])('%j of %j', (source, series, said) => expect(names(source, ...series)).toEqual(said));
