import type { SeriesChange } from '../../core/query/judge';
import { stub } from '../../testing/stub';
import type { ChartSeries } from './chart-series';
import { newsOf, worstFirst } from './news';
import type { ShownChange } from './shown-changes';

/** A change of a metric of which less is better. */
function changed(before: number, after: number, more: Partial<SeriesChange> = {}): ShownChange {
  const change = stub<SeriesChange>({
    kind: 'step',
    before: { mean: before, std: 1, n: 20 },
    after: { mean: after, std: 1, n: 20 },
    absoluteChange: after - before,
    relativeChange: after / before - 1,
    verdict: after > before ? 'regression' : 'improvement',
    ...more,
  });
  return { change, key: `${before} ${after}` };
}

describe('the change that is told of a series', () => {
  it('is the largest regression that still stands, not the last change', () => {
    const [first, second] = [changed(100, 130), changed(130, 131)];
    expect(newsOf([first, second])).toBe(first);
  });

  it('is not a regression that was undone', () => {
    const [first, back] = [changed(100, 130), changed(130, 101)];
    expect(newsOf([first, back])).toBe(back);
  });

  it('is one that stands out, if there is one', () => {
    const [clear, subtle] = [changed(100, 90), changed(90, 91, { subtle: true })];
    expect(newsOf([clear, subtle])).toBe(clear);
    expect(newsOf([subtle])).toBe(subtle);
  });

  it('is none that rests on the last run alone, or that somebody looks after while another stands', () => {
    const open = changed(100, 150, { kind: 'unconfirmed' });
    expect(newsOf([open])).toBeUndefined();
    const looked = { ...changed(100, 150), triage: { state: 'acknowledged' as const, updated: 1, annotationId: 1 } };
    const other = changed(150, 160);
    expect(newsOf([looked, other])).toBe(other);
  });
});

it('regressions come first, the largest on top; then a last run that is off, other changes, and what did not change', () => {
  const all: Record<string, ShownChange[]> = {
    calm: [],
    better: [changed(100, 50)],
    subtle: [changed(100, 104, { subtle: true })],
    bad: [changed(100, 110)],
    worse: [changed(100, 120)],
    off: [changed(100, 300, { kind: 'unconfirmed', verdict: 'neutral' })],
    unknown: [changed(100, 400, { verdict: 'neutral' })],
    fromNothing: [changed(0, 5, { relativeChange: NaN })],
  };
  const series = Object.keys(all).map((label) => stub<ChartSeries>({ label, pending: false }));
  const order = (list: ChartSeries[]) => worstFirst(list, ({ label }) => all[label]).map(({ label }) => label);
  expect(order(series)).toEqual(['fromNothing', 'worse', 'bad', 'off', 'unknown', 'better', 'subtle', 'calm']);
  // each slice of an analysis would move them
  expect(order([...series, stub<ChartSeries>({ label: 'calm', pending: true })])[0]).toBe('calm');
});
