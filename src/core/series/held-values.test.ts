import { normal, random } from '../testing/random-series';
import { withoutHeldValues } from './held-values';

const QUARTER = 15 * 60_000;

/** A point every 15 minutes for each value, as often as `hold` says. */
function series(values: number[], hold: (i: number) => number) {
  const all = values.flatMap((value, i) => Array.from({ length: hold(i) }, () => value));
  return { times: Float64Array.from(all, (_, i) => i * QUARTER), values: Float64Array.from(all) };
}
const noise = (count: number) => {
  const next = random(7);
  return Array.from({ length: count }, () => 100 + normal(next));
};

it('nightly results that a server repeats until the next one are a point each, at their own time', () => {
  const results = noise(60);
  const { times, values } = withoutHeldValues(series(results, (i) => 96 + (i % 3) - 1));
  expect([...values]).toEqual(results);
  expect(times[1]).toBe(95 * QUARTER);
  expect(times[2]).toBe((95 + 96) * QUARTER);
});

it('two nights with the same result are two points', () => {
  const results = noise(60);
  results[20] = results[21] = 104;
  const { values } = withoutHeldValues(series(results, () => 12));
  expect([...values]).toEqual(results);
});

it('a night without a result does not hide the pattern', () => {
  const { values } = withoutHeldValues(series(noise(60), (i) => (i % 10 === 4 ? 192 : 96)));
  expect(values).toHaveLength(66);
});

it.each([
  ['results that differ each time', series(noise(200), () => 1)],
  ['rounded results, some alike', series(noise(200).map(Math.round), () => 1)],
  [
    'counts that are mostly 0',
    series(
      noise(400).map((value) => (value > 101.6 ? 1 : 0)),
      () => 1
    ),
  ],
  [
    'a setting that is changed now and then',
    series([3, 5, 4, 8, 6, 7, 5, 3, 9, 4, 2], (i) => [40, 7, 90, 23, 151, 60, 12, 77, 31, 5, 50][i]),
  ],
  ['a constant', series([5], () => 300)],
  ['too few to tell', series(noise(6), () => 96)],
  ['nothing', series([], () => 1)],
])('%s stay as they are', (_, one) => {
  expect(withoutHeldValues(one)).toBe(one);
});
