// Reproducible random numbers: the same seed and label give the same numbers on every machine.

/**
 * A generator of its own per (seed, label), so that one family of series stays the same when another one grows.
 * sfc32 (C. Doty-Humphrey, PractRand; 128 bits of state, passes BigCrush), seeded by hashing the label.
 */
export function createRandom(seed, label) {
  const next = sfc32(hash(`${seed}/${label}`));
  const uniform = () => {
    const high = next() >>> 5;
    const low = next() >>> 6;
    return (high * 0x4000000 + low + 0.5) / 0x20000000000000; // 53 bits, never 0
  };
  const normal = () => {
    // Marsaglia's polar method
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * Math.sqrt((-2 * Math.log(s)) / s);
      }
    }
  };
  const gamma = (shape) => {
    // Marsaglia & Tsang 2000, for shape >= 1
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  };
  return {
    /** In (0, 1). */
    uniform,
    /** Mean 0, standard deviation 1. */
    normal,
    /** Mean `shape`, variance `shape`; `shape` at least 1. */
    gamma,
    /** Student's t: variance freedom / (freedom - 2); `freedom` at least 2. */
    studentT: (freedom) => normal() / Math.sqrt((2 * gamma(freedom / 2)) / freedom),
    /** In [low, high). */
    between: (low, high) => low + (high - low) * uniform(),
    /** A whole number in [low, high). */
    integer: (low, high) => low + Math.floor((high - low) * uniform()),
    /** -1 or 1. */
    sign: () => (uniform() < 0.5 ? -1 : 1),
  };
}

/** Four 32-bit words from a text (FNV-1a with four different starts, finished as in MurmurHash3). */
function hash(text) {
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((start) => {
    let h = start;
    for (let i = 0; i < text.length; i++) {
      h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    }
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
  });
}

function sfc32([a, b, c, counter]) {
  const next = () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return result >>> 0;
  };
  for (let i = 0; i < 15; i++) {
    next();
  }
  return next;
}
