/**
 * How often a series in which nothing changes alarms all the same, per year, when the method `robust` looks at it with
 * each of a run a day, by the option `maxPValue`: the worst of six kinds of noise with an autocorrelation of up to 0.5,
 * from 40 runs on. Measured on 6,000 histories each (docs/measured/limits.mjs). Ascending.
 */
const MEASURED: Array<{ maxPValue: number; perYear: number }> = [
  { maxPValue: 0.0001, perYear: 0.0105 },
  { maxPValue: 0.0002, perYear: 0.0167 },
  { maxPValue: 0.0005, perYear: 0.0307 },
  { maxPValue: 0.001, perYear: 0.046 },
  { maxPValue: 0.002, perYear: 0.066 },
  { maxPValue: 0.005, perYear: 0.113 },
  { maxPValue: 0.01, perYear: 0.1807 },
  { maxPValue: 0.02, perYear: 0.3003 },
  { maxPValue: 0.05, perYear: 0.6438 },
];

/**
 * Returns the `maxPValue` with which a stable series alarms at most so often in a year, looked at with each of a run a
 * day. The p-value is a promise for one look: who looks again and again has more chances to be fooled.
 *
 * @param perYear false alarms per series and year, above 0
 */
export function maxPValueFor(perYear: number): number {
  const last = MEASURED.length - 1;
  const above = MEASURED.findIndex((one) => one.perYear >= perYear);
  const at = Math.max(1, above < 0 ? last : above);
  const [low, high] = [MEASURED[at - 1], MEASURED[at]];
  // both grow by factors: a line between their logarithms; beyond the ends, the line goes on
  const share = Math.log(perYear / low.perYear) / Math.log(high.perYear / low.perYear);
  const p = low.maxPValue * (high.maxPValue / low.maxPValue) ** share;
  return Math.min(MEASURED[last].maxPValue, Number(p.toPrecision(2)));
}
