import { normal, random } from '../src/core/testing/random-series';

/** A metric of a nightly benchmark: noise of 1 %, and a step of some per cent every so many runs on average. */
export function metric(seed: number, n: number, every = 80): Float64Array {
  const next = random(seed);
  let level = 100;
  return Float64Array.from({ length: n }, () => {
    if (next() < 1 / every) {
      level = 100 * (1 + 0.05 * normal(next));
    }
    return Math.round((level + normal(next)) * 1e4) / 1e4;
  });
}

/** The answer of Graphite that carries these series, one point a day. */
export function graphiteAnswer(all: Float64Array[]): string {
  return JSON.stringify(
    all.map((values, i) => {
      const target = `perf.daily.some-test.result.metric_${i}`;
      const datapoints = Array.from(values, (value, j) => [value, 1_700_000_000 + j * 86_400]);
      return { target, tags: { name: target }, datapoints };
    })
  );
}
