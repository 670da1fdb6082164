/**
 * Random series for tests and benchmarks, the same everywhere: only sums, products and quotients (`pkg/kernel`
 * has the same in Go).
 */

/** A generator of numbers in [0, 1): mulberry32. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Roughly normal: a sum of twelve uniform numbers, which needs no function that platforms compute differently. */
export function normal(next: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) {
    sum += next();
  }
  return sum;
}

type Kind = (level: number, next: () => number, i: number) => number;

/** The kinds of values that tell good detectors from naive ones. */
export const KINDS: Record<string, Kind> = {
  noise: (level, next) => level + normal(next),
  whole: (level, next) => Math.floor(level / 10 + normal(next) + 0.5),
  constant: (level) => level,
  'nearly constant': (level, next) => 1 + level * 1e-12 + (next() < 0.1 ? 1e-13 : 0),
  binary: (_, next) => (next() < 0.5 ? 0 : 1),
  line: (_, __, i) => i,
  'heavy tails': (level, next) => level + normal(next) / (next() + 0.01),
  missing: (level, next) => (next() < 0.1 ? NaN : level + normal(next)),
  'around zero': (level, next) => level - 100 + normal(next) / 10,
  rounded: (level, next) => Math.floor((level + normal(next)) * 100 + 0.5) / 100,
};

/** Series `seed`: of a kind by turns, up to 250 values (one in eight: up to 1,500), with steps now and then. */
export function randomSeries(seed: number): Float64Array {
  const next = random(seed * 2654435761);
  const kinds = Object.values(KINDS);
  const kind = kinds[seed % kinds.length];
  const length = 1 + Math.floor(next() * (next() < 0.125 ? 1500 : 250));
  const rate = next() * 0.05;
  let level = 100;
  return Float64Array.from({ length }, (_, i) => {
    if (next() < rate) {
      level = 100 + 15 * normal(next);
    }
    return kind(level, next, i);
  });
}
