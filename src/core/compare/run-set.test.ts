import fc from 'fast-check';

import { DAY } from '../times/days';
import { comparedRange, formatRunSet, parseRunSet, type RunSet } from './run-set';

const june = Date.UTC(2026, 5, 1);

it.each<[string, RunSet]>([
  ['7 runs', { kind: 'runs', n: 7 }],
  ['1 run', { kind: 'runs', n: 1 }],
  ['30 days', { kind: 'days', n: 30 }],
  ['30d', { kind: 'days', n: 30 }],
  ['2026-06-01..2026-06-02', { kind: 'between', from: june, to: june + 2 * DAY - 1 }],
  ['2026-06-01T06:00..', { kind: 'between', from: june + DAY / 4 }],
  ['2026/06/01..2.6.2026', { kind: 'between', from: june, to: june + 2 * DAY - 1 }],
  ['June 1 2026 .. Jun 2, 2026', { kind: 'between', from: june, to: june + 2 * DAY - 1 }],
  ['june 2026..june 2026', { kind: 'between', from: june, to: june + 30 * DAY - 1 }],
  [`..${june}`, { kind: 'between', to: june }],
  ['version 6.8.3', { kind: 'of', bound: { version: '6.8.3' } }],
  ['since version 6.8 beta', { kind: 'since', bound: { version: '6.8 beta' } }],
  ['until commit 1a2b', { kind: 'until', bound: { commit: '1a2b' } }],
  ['branch main', { kind: 'branch', branch: 'main' }],
])('%s', (text, set) => expect(parseRunSet(text, 'tail')).toEqual(set));

it.each([
  '',
  '0 runs',
  '7',
  'yesterday',
  '..',
  '2026-13-01..',
  '2026-06-31..2026-07-05',
  '2026-02-30..',
  '2026-06-01 25:00..',
  'soonish..now',
  '2026-06-02..2026-06-01',
  'since branch main',
  'version',
])('"%s" is refused with its name', (text) => expect(() => parseRunSet(text, 'baseline')).toThrow(/^The baseline "/));

it('may begin or end so long ago', () => {
  const now = june + 10 * DAY;
  expect(parseRunSet('now-7d..now', 'tail', now)).toEqual({ kind: 'between', from: june + 3 * DAY, to: now });
  expect(parseRunSet('last monday..', 'tail', now)).toEqual({ kind: 'between', from: june + 7 * DAY });
});

it('is written as it is read', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9._/-]+( [a-z]+)?$/);
  const bound = fc.oneof(
    word.map((version) => ({ version })),
    word.map((commit) => ({ commit }))
  );
  const time = fc.integer({ min: 0, max: 4e12 });
  const set: fc.Arbitrary<RunSet> = fc.oneof(
    fc.record({ kind: fc.constantFrom('runs' as const, 'days' as const), n: fc.integer({ min: 1, max: 999_999 }) }),
    fc.tuple(time, time).map(([a, b]) => ({ kind: 'between' as const, from: Math.min(a, b), to: Math.max(a, b) })),
    time.map((from) => ({ kind: 'between' as const, from })),
    fc.record({ kind: fc.constantFrom('of' as const, 'since' as const, 'until' as const), bound }),
    word.map((branch) => ({ kind: 'branch' as const, branch }))
  );
  fc.assert(fc.property(set, (one) => expect(parseRunSet(formatRunSet(one), 'tail')).toEqual(one)));
});

describe('what is fetched', () => {
  const range = { from: june - 100 * DAY, to: june };
  const fetched = (baseline: string, tail: string) =>
    comparedRange(range, parseRunSet(baseline, 'baseline'), parseRunSet(tail, 'tail'));

  it('is the usual time, where that has all', () => expect(fetched('30 days', '7 runs')).toEqual(range));
  it('reaches back as far as days are asked for', () =>
    expect(fetched('90 days', '20 days').from).toBe(june - 110 * DAY));
  it('reaches back from a tail of old times', () =>
    expect(fetched('30 days', '2026-01-01..2026-01-07').from).toBe(Date.UTC(2026, 0, 1) - 30 * DAY));
});
