import { sparkPaths } from './spark-path';

const series = (values: number[]) => ({
  times: Float64Array.from(values, (_, i) => i),
  values: Float64Array.from(values),
  segments: [{ from: 0, to: values.length - 1, mean: values[0], std: 0, n: values.length }],
});
const xs = (path: string) => [...path.matchAll(/[ML](-?[\d.]+)/g)].map(([, x]) => Number(x));

it('runs go from the left to the right, higher values higher up', () => {
  expect(sparkPaths(series([0, 10]), { from: 0, to: 1 }, 100, 20).points).toBe('M0 18L100 2');
});

it('many runs make at most two points for each px, the lowest and the highest', () => {
  const values = Array.from({ length: 10_000 }, (_, i) => (i === 5_000 ? 50 : i % 7));
  const { points } = sparkPaths(series(values), { from: 0, to: 9_999 }, 100, 20);
  expect(xs(points).length).toBeLessThanOrEqual(202);
  expect(points).toMatch(/ 2(L|$)/);
});

it('a constant series runs through the middle, with its level', () => {
  const { points, levels } = sparkPaths(series([5, 5]), { from: 0, to: 1 }, 100, 20);
  expect(points).toBe('M0 10L100 10');
  expect(levels).toEqual([{ path: 'M0 10L100 10', from: 0 }]);
});

it('levels out of view are left out', () => {
  expect(sparkPaths(series([1, 2, 3]), { from: 10, to: 20 }, 100, 20).levels).toEqual([]);
});
