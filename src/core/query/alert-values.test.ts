import { type Series } from '../series/series';
import { DAY } from '../times/days';
import { changeNumber, isFresh, ruleLabels, validateRules } from './alert-values';
import type { SeriesChange } from './judge';

const times = Float64Array.from({ length: 30 }, (_, i) => i * DAY);
const series = (name: string, labels: Record<string, string> = {}): Series => ({
  name,
  target: name,
  labels,
  times,
  values: times,
});
const change = (more: Partial<SeriesChange> = {}) =>
  ({
    index: 20,
    reportedAt: 22,
    time: times[20],
    reportedTime: times[22],
    kind: 'step',
    verdict: 'regression',
    before: { mean: 100, std: 1, n: 20 },
    after: { mean: 88, std: 1, n: 10 },
    relativeChange: -0.12,
    absoluteChange: -12,
    pValue: 0.001,
    ...more,
  }) as SeriesChange;

describe('a change is news', () => {
  const fresh = (within: object, now: number, more?: Partial<SeriesChange>) =>
    isFresh(change(more), series('a'), within, now);

  it('for so many days and runs since it was first reported', () => {
    expect(fresh({ days: 7 }, times[29])).toBe(true);
    expect(fresh({ days: 7 }, times[29] + 1)).toBe(false);
    expect(fresh({ runs: 8 }, times[29])).toBe(true);
    expect(fresh({ runs: 7 }, times[29])).toBe(false);
    expect(fresh({ runs: 8, days: 1 }, times[29])).toBe(false);
    expect(fresh({}, times[29] + 1000 * DAY)).toBe(true);
  });

  it('unless hardly anybody would see it, or the series only goes back to a level of before once more', () => {
    expect(fresh({}, times[29], { subtle: true })).toBe(false);
    expect(fresh({}, times[29], { isSwitch: true })).toBe(false);
  });

  it('since its run, where it is not told when it was reported; never unless it is confirmed', () => {
    expect(fresh({ days: 7 }, times[29], { reportedAt: undefined, reportedTime: undefined })).toBe(false);
    expect(fresh({}, times[29], { kind: 'unconfirmed' })).toBe(false);
  });
});

it('a regression is positive, whichever way the metric went', () => {
  expect(changeNumber(change())).toBeCloseTo(12);
  expect(changeNumber(change({ verdict: 'improvement' }))).toBeCloseTo(-12);
  expect(changeNumber(change({ verdict: 'neutral' }))).toBeCloseTo(-12);
  const from0 = { before: { mean: 0, std: 0, n: 5 }, relativeChange: NaN, absoluteChange: 3 };
  expect(changeNumber(change(from0))).toBe(100);
  expect([changeNumber(change(), 'before'), changeNumber(change(), 'after')]).toEqual([100, 88]);
});

it('labels tell which series it is, and nothing that was found', () => {
  expect(ruleLabels(series('perf.t.p99 [main]', { name: 'perf.t.p99', branch: 'main', dc: 'a' }), 't')).toEqual({
    series: 'perf.t.p99 [main]',
    test: 't',
    metric: 'p99',
    branch: 'main',
    dc: 'a',
  });
  expect(ruleLabels(series('sum(a.b, c)'))).toEqual({ series: 'sum(a.b, c)' });
});

it.each([
  [{ reportWithin: { runs: 0 } }, '0 runs'],
  [{ reportWithin: { days: -1 } }, '-1 days'],
  [{ changeValue: 'nonsense' as 'change' }, 'unknown value'],
])('%j is refused in words', (query, message) => {
  expect(() => validateRules(query)).toThrow(message);
});
