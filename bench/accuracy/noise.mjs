// Noises of performance histories, mean about 0 and standard deviation about 1: as in the project's research data.

const generate = (n, value) => Array.from({ length: n }, (_, i) => value(i));

/** First-order autoregression with standard deviation 1, after 100 values to forget the start. */
function autoregressive(phi) {
  return (random, n) => {
    const innovation = Math.sqrt(1 - phi * phi);
    let x = 0;
    const values = generate(n + 100, (i) => (x = i === 0 ? 0 : phi * x + innovation * random.normal()));
    return values.slice(100);
  };
}

/** Name → (random, n) → n values. */
export const NOISES = {
  gauss: (random, n) => generate(n, () => random.normal()),
  t3: (random, n) => generate(n, () => random.studentT(3) / Math.sqrt(3)),
  outliers3pct: (random, n) =>
    generate(n, () => (random.uniform() < 0.03 ? random.sign() * random.between(5, 30) : random.normal())),
  skewed: (random, n) => generate(n, () => (random.gamma(1.5) - 1.5) / Math.sqrt(1.5)),
  ar05: autoregressive(0.5),
  ar08: autoregressive(0.8),
  bimodal: (random, n) => generate(n, () => (1.5 * random.sign() + 0.5 * random.normal()) / 1.58),
  quantised: (random, n) => generate(n, () => Math.round(random.normal())),
  varshift: (random, n) => generate(n, (i) => random.normal() * (i < Math.floor(n / 2) ? 0.5 : 1.5)),
  weekly: (random, n) => generate(n, (i) => (random.normal() + (i % 7 >= 5 ? 1.5 : 0)) / 1.2),
};

/** Only for series without a change: it is not in the research data, whose pooled F1 must stay comparable. */
export const NULL_NOISES = { ...NOISES, ar03: autoregressive(0.3) };

/** How often a stable series may show a change, as a multiple of the level (issue "honest p-value"); the rest: no promise. */
export const PROMISED = {
  gauss: 1,
  t3: 1,
  skewed: 1,
  quantised: 1,
  outliers3pct: 1,
  varshift: 1,
  ar03: 1,
  ar05: 1,
  ar08: 3,
  weekly: 3,
};
