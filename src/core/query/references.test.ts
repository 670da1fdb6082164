import { limitPoints } from './limits';
import { resolveReferences } from './references';

describe('references to other queries', () => {
  const others = { A: ['perf.a'], B: ['scale(#A,2)'], C: ['x', 'y'], D: ['#E'], E: ['#D'], F: ['  '] };

  it.each([
    ['sumSeries(#A,#B)', 'sumSeries(perf.a,scale(perf.a,2))'],
    ['alias(#C,"#A is not one")', 'alias(group(x,y),"#A is not one")'],
    ["alias(#A,'it\\'s #B')", "alias(perf.a,'it\\'s #B')"],
    ['perf.#A.x', 'perf.#A.x'],
    ['#AB', '#AB'],
  ])('%s', (target, expected) => {
    expect(resolveReferences(target, others)).toBe(expected);
  });

  it('say what is wrong with them', () => {
    expect(() => resolveReferences('#D', others)).toThrow('refers to itself: #D → #E → #D');
    expect(() => resolveReferences('scale(#Z,1)', others)).toThrow('no Graphite query Z');
    expect(() => resolveReferences('#F', others)).toThrow('no Graphite query F');
  });
});

it('a query brings no more than its limits, and says so', () => {
  const series = Array.from({ length: 5 }, (_, i) => ({
    name: String(i),
    target: '',
    labels: {},
    times: new Float64Array(10),
    values: new Float64Array(10),
  }));
  const limits = { series: 3, points: 1000, megabytes: 1 };
  const first = limitPoints(series.slice(0, 2), limits, limits);
  expect(first).toEqual({ series: series.slice(0, 2), remaining: { series: 1, points: 980 } });
  const { series: kept, problem } = limitPoints(series, first.remaining, limits);
  expect(kept).toHaveLength(1);
  expect(problem?.message).toContain('limit of 3 series');
  const points = { series: 100, points: 25, megabytes: 1 };
  expect(limitPoints(series, points, points)).toMatchObject({
    series: [{}, {}],
    problem: { message: expect.stringContaining('25 points') },
  });
});
