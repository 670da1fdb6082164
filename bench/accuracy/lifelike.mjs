// Histories that do what real ones do and the others do not: levels that switch, bursts, a level that creeps between its
// steps, noise that grows with the level, rounded values, runs that are missing, counts near zero. With known changes.
import { createRandom } from './random.mjs';

const LENGTH = 400;

/** Stretches of `least` to `most` runs: `[first run, number of the stretch][]`. */
function stretches(random, least, most) {
  const found = [];
  for (let at = 0; at < LENGTH; at += random.integer(least, most + 1)) {
    found.push(at);
  }
  // the last one is long enough to be seen
  return found.at(-1) > LENGTH - least && found.length > 1 ? found.slice(0, -1) : found;
}

/** One level after the other, of at least `least` runs: `{ level: number[], changes }`. */
function levelled(random, { least, most, next }) {
  const starts = stretches(random, least, most);
  const level = new Array(LENGTH);
  let current = next(undefined, 0);
  starts.forEach((start, i) => {
    current = i === 0 ? current : next(current, i);
    level.fill(current, start, starts[i + 1] ?? LENGTH);
  });
  return { level, changes: starts.slice(1) };
}

const steps = (random, size) => (before) => (before === undefined ? 100 : before + random.sign() * size(random));
const rare = { least: 40, most: 140 };
const withNoise = ({ level, changes }, noise) => ({
  changes,
  values: level.map((value, i) => value + noise(value, i)),
});

/** Name → what it is called, and (random) → `{ values (NaN = missing), changes }`. Noise of standard deviation 1 unless said. */
export const LIFELIKE = {
  switching: {
    title: 'two levels, 6 σ apart, 10 to 60 runs each',
    make: (random) =>
      withNoise(levelled(random, { least: 10, most: 60, next: (_, i) => (i % 2 ? 106 : 100) }), () => random.normal()),
  },
  newLevel: {
    title: 'the same, and once a third level, 4 σ above both',
    make: (random) => {
      const third = random.integer(4, 7);
      const next = (_, i) => (i === third ? 110 : i % 2 ? 106 : 100);
      return withNoise(levelled(random, { least: 10, most: 60, next }), () => random.normal());
    },
  },
  bursts: {
    title: 'steps of 4 σ; bursts of 2 runs, 8 σ high, between them',
    make: (random) => {
      const { level, changes } = levelled(random, { ...rare, next: steps(random, () => 4) });
      const values = level.map((value) => value + random.normal());
      for (let at = random.integer(5, 30); at < LENGTH - 10; at += random.integer(20, 60)) {
        if (changes.every((change) => Math.abs(change - at) > 8)) {
          values[at] += 8;
          values[at + 1] += 8;
        }
      }
      return { changes, values };
    },
  },
  creeping: {
    title: 'steps of 5 σ; a level that creeps by 0.05 σ a run',
    make: (random) => {
      let creep = 0;
      return withNoise(
        levelled(random, { ...rare, next: steps(random, () => 5) }),
        () => (creep += 0.05 * random.normal()) + random.normal()
      );
    },
  },
  byLevel: {
    title: 'doubling and halving; noise of 3 % of the level',
    make: (random) =>
      withNoise(
        levelled(random, {
          ...rare,
          next: (before) => (before === undefined ? 100 : before * (random.uniform() < 0.5 ? 2 : 0.5)),
        }),
        (level) => 0.03 * level * random.normal()
      ),
  },
  rounded: {
    title: 'steps of 3 σ; rounded to whole σ',
    make: (random) => {
      const { values, changes } = withNoise(levelled(random, { ...rare, next: steps(random, () => 3) }), () =>
        random.normal()
      );
      return { changes, values: values.map(Math.round) };
    },
  },
  missing: {
    title: 'steps of 4 σ; every fifth run missing',
    make: (random) => {
      const { values, changes } = withNoise(levelled(random, { ...rare, next: steps(random, () => 4) }), () =>
        random.normal()
      );
      return { changes, values: values.map((value) => (random.uniform() < 0.2 ? NaN : value)) };
    },
  },
  counts: {
    title: 'errors a run: 0.05, 2 or 8 on average',
    make: (random) => {
      const rates = [0.05, 2, 8];
      const next = (before) => {
        const others = rates.filter((rate) => rate !== before);
        return before === undefined ? 0.05 : others[random.integer(0, 2)];
      };
      const { level, changes } = levelled(random, { ...rare, next });
      return { changes, values: level.map((rate) => poisson(random, rate)) };
    },
  },
};

/** Knuth 1969: fine for small rates. */
function poisson(random, rate) {
  let count = 0;
  for (let product = random.uniform(); product > Math.exp(-rate); product *= random.uniform()) {
    count++;
  }
  return count;
}

/** `count` histories of one kind: `{ kind, changes, values }`. */
export function lifelikeSeries(seed, kind, count) {
  const random = createRandom(seed, `lifelike/${kind}`);
  return Array.from({ length: count }, () => ({ kind, ...LIFELIKE[kind].make(random) }));
}
