// Simulated histories with known change points. Level 100, noise of standard deviation 1 (= 1 %) unless said.
import { NOISES, NULL_NOISES } from './noise.mjs';
import { createRandom } from './random.mjs';

const LENGTH = 200;
export const MAGNITUDES = [1, 2, 3, 5, 10, 20]; // per cent = standard deviations of the noise
export const DELAY_NOISES = ['gauss', 't3', 'ar05', 'skewed'];
export const DELAY_MAGNITUDES = [1.5, 2, 3, 5, 10];
/** Where the step of a growing history is, and how far the history grows. */
export const DELAY_AT = 100;
export const DELAY_LENGTH = 160;

const rounded = (values) => values.map((value) => Math.round(value * 1e4) / 1e4);

/** Sorted first indexes of `count` new levels, at least `distance` apart and `edge` from the ends. */
function placeChanges(random, n, count, { distance, edge }) {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const places = Array.from({ length: count }, () => random.integer(edge, n - edge)).sort((a, b) => a - b);
    if (places.every((place, i) => i === 0 || place - places[i - 1] >= distance)) {
      return places;
    }
  }
  return [];
}

/** Levels of n points: 100, changed at each place by its size in per cent, up or down, or all up. */
function levels(random, n, places, size, oneWay = false) {
  const level = new Array(n).fill(100);
  for (const place of places) {
    const way = oneWay ? 1 : random.sign();
    const factor = 1 + (way * size()) / 100;
    for (let i = place; i < n; i++) {
      level[i] *= factor;
    }
  }
  return level;
}

const add = (level, noise) => rounded(level.map((value, i) => value + noise[i]));

/** A series without a change. */
function stable(random, noise, n = LENGTH) {
  return rounded(NULL_NOISES[noise](random, n).map((value) => 100 + value));
}

/**
 * The main data: per noise, `per` series without a change and `per / 2` for each step size with 1..4 changes, and the
 * hard cases. Each is `{ noise, kind: 'null' | 'step', magnitude (%), changes (indexes), values }`.
 */
export function simulate(seed, per) {
  const series = [];
  for (const noise of Object.keys(NOISES)) {
    const random = createRandom(seed, `main/${noise}`);
    for (let i = 0; i < per; i++) {
      series.push({ noise, kind: 'null', magnitude: 0, changes: [], values: stable(random, noise) });
    }
    for (const magnitude of MAGNITUDES) {
      for (let i = 0; i < Math.floor(per / 2); i++) {
        const changes = placeChanges(random, LENGTH, random.integer(1, 5), { distance: 12, edge: 8 });
        const level = levels(random, LENGTH, changes, () => magnitude);
        const values = add(level, NOISES[noise](random, LENGTH));
        series.push({ noise, kind: 'step', magnitude, changes, values });
      }
    }
  }
  return [...series, ...hardCases(seed, per)];
}

/** Histories that have no step and look as if they had. */
const HARD = {
  drift: (random, x) => {
    const slope = random.sign() * 0.02;
    return x.map((value, i) => value + slope * i);
  },
  randomwalk: (random, x) => {
    let walk = 0;
    return x.map((value) => value + (walk += 0.3 * random.normal()));
  },
  one_spike_mid: (random, x) => x.with(random.integer(10, LENGTH - 10), 100 + 15 * random.sign() + random.normal()),
  one_spike_last: (random, x) => x.with(-1, x.at(-1) + 8 * random.sign()),
  one_spike_first: (random, x) => x.with(0, x[0] + 8 * random.sign()),
};
export const HARD_CASES = Object.keys(HARD);

function hardCases(seed, per) {
  return HARD_CASES.flatMap((noise) => {
    const random = createRandom(seed, `hard/${noise}`);
    return Array.from({ length: per }, () => {
      const white = NOISES.gauss(random, LENGTH).map((value) => 100 + value);
      return { noise, kind: 'null', magnitude: 0, changes: [], values: rounded(HARD[noise](random, white)) };
    });
  });
}

/** `count` stable series of one noise, one after the other: enough of them to measure a level of 0.001 do not fit a file. */
export function* stableSeries(seed, noise, count) {
  const random = createRandom(seed, `stable/${noise}`);
  for (let i = 0; i < count; i++) {
    yield stable(random, noise);
  }
}

/**
 * Young histories: 30..50 points of white noise of 1 % with several changes at least 8 points apart and from the ends,
 * whose sizes (%) are drawn one by one; `oneWay`: share of series in which all changes go up. The issue quotes F1 0.97
 * for Otava without saying for what: in `quoted` it has that (0.970 over 2,000 series). The others show what is easy
 * (all one way: 0.99) and what is hard (changes that take each other back: 0.94; small ones).
 */
export const SHORT_SETUPS = {
  quoted: { title: '2 of 5-20% half one way', most: 2, sizes: [5, 20], oneWay: 0.5 },
  oneWay: { title: '2-3 of 5-20% one way', most: 3, sizes: [5, 20], oneWay: 1 },
  anyWay: { title: '2-3 of 5-20%', most: 3, sizes: [5, 20], oneWay: 0 },
  medium: { title: '2-3 of 3-10%', most: 3, sizes: [3, 10], oneWay: 0 },
  small: { title: '2-3 of 2-5%', most: 3, sizes: [2, 5], oneWay: 0 },
};
const SHORT_DISTANCE = 8;

export function shortSeries(seed, count) {
  return Object.entries(SHORT_SETUPS).flatMap(([setup, { most, sizes, oneWay }]) => {
    const random = createRandom(seed, `short/${setup}`);
    return Array.from({ length: count }, () => {
      const n = random.integer(30, 51);
      // three changes make four stretches, which need some room to vary
      const fit = n < 4 * SHORT_DISTANCE + 4 ? 2 : most;
      const place = { distance: SHORT_DISTANCE, edge: SHORT_DISTANCE };
      const changes = placeChanges(random, n, random.integer(2, fit + 1), place);
      const level = levels(random, n, changes, () => random.between(...sizes), random.uniform() < oneWay);
      return { setup, changes, values: add(level, NOISES.gauss(random, n)) };
    });
  });
}

/** Histories with one step down at DELAY_AT, to be grown point by point: `{ noise, magnitude, values }`. */
export function growthSeries(seed, repetitions) {
  return DELAY_NOISES.flatMap((noise) =>
    DELAY_MAGNITUDES.flatMap((magnitude) => {
      const random = createRandom(seed, `growth/${noise}/${magnitude}`);
      return Array.from({ length: repetitions }, () => {
        const values = NOISES[noise](random, DELAY_LENGTH).map((x, i) => 100 + x - (i >= DELAY_AT ? magnitude : 0));
        return { noise, magnitude, values: rounded(values) };
      });
    })
  );
}
