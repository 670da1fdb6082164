import { meanOf, squaresUntil, sumUntil } from './clean';
import { plain } from './series';
import { VARIANCE_PRIOR } from './settings';
import { correlation, deviation } from './steady';

/** Set by `strengthOf`: the difference of the means in the pooled standard deviation. */
export let prominence: f64 = 0;

/**
 * How clearly the values [a, b) and [b, c) have different means: a t-like statistic made normal (Wallace 1959). Each
 * side has its own variance, moderated by that of the noise (Smyth 2004), and for the shorter side by that of the longer
 * one if that is more: few values that lie together in a wide noise are no level. Autocorrelation is allowed for.
 */
export function strengthOf(a: i32, b: i32, c: i32): f64 {
  const n1 = <f64>(b - a);
  const n2 = <f64>(c - b);
  const middle = sumUntil(b);
  const mean1 = (middle - sumUntil(a)) / n1;
  const mean2 = (sumUntil(c) - middle) / n2;
  const squares = squaresUntil(b);
  const squares1 = max(0, squares - squaresUntil(a) - n1 * mean1 * mean1);
  const squares2 = max(0, squaresUntil(c) - squares - n2 * mean2 * mean2);
  prominence = Math.abs(mean1 - mean2) / max(1e-300, Math.sqrt((squares1 + squares2) / (n1 + n2)));
  const usual = deviation * deviation;
  const prior1 = n1 > n2 ? usual : max(usual, squares2 / n2);
  const prior2 = n1 > n2 ? max(usual, squares1 / n1) : usual;
  // what one more value of AR(1) tells about a mean
  const share = (1 - correlation) / (1 + correlation);
  const error1 = (squares1 + VARIANCE_PRIOR * prior1) / (n1 - 1 + VARIANCE_PRIOR) / (1 + (n1 - 1) * share);
  const error2 = (squares2 + VARIANCE_PRIOR * prior2) / (n2 - 1 + VARIANCE_PRIOR) / (1 + (n2 - 1) * share);
  const error = error1 + error2;
  const part = error1 / error;
  const rest = 1 - part;
  const df = max(
    2,
    1 / ((part * part) / ((n1 - 1) * share + VARIANCE_PRIOR) + (rest * rest) / ((n2 - 1) * share + VARIANCE_PRIOR))
  );
  // the first value after a change shows all of it, the others what correlation leaves of it: what the means lack
  const extra = 1 - (1 - correlation) * (1 - correlation);
  const innovation = middle - sumUntil(b - 1) - mean1;
  const jump = sumUntil(b + 1) - middle - mean1 - correlation * innovation;
  const spread = ((squares2 + VARIANCE_PRIOR * prior2) / (n2 - 1 + VARIANCE_PRIOR)) * (1 - correlation * correlation);
  const weight = extra / spread;
  const information = 1 / error + weight;
  const difference = ((mean2 - mean1) / error + jump * weight) / information;
  const ratio = (difference * difference * information) / df;
  return ((8 * df + 1) / (8 * df + 3)) * Math.sqrt(df * Math.log1p(ratio));
}

/** Sum of squares of values [a, b) around their mean. */
function squaresOf(a: i32, b: i32): f64 {
  const sum = sumUntil(b) - sumUntil(a);
  return max(0, squaresUntil(b) - squaresUntil(a) - (sum * sum) / <f64>(b - a));
}

/** Losses are cut at three standard deviations, squared. */
const CUT: f64 = 9;

/**
 * The place at most `reach` from b that divides [a, c) best, unless it gains less than `least`: the one with the least
 * loss of the values around. A wild value is as wrong on either side of it.
 */
export function bestPlace(a: i32, b: i32, c: i32, reach: i32, least: f64): i32 {
  const before = meanOf(a, b);
  const after = meanOf(b, c);
  // by that of the noise, or of these values where they are wilder
  const most = CUT * max(deviation * deviation, (squaresOf(a, b) + squaresOf(b, c)) / <f64>(c - a));
  const lowest = max(a + 1, b - reach);
  const highest = min(c - 1, b + reach);
  let best = lowest;
  let loss: f64 = 0;
  let lowestLoss: f64 = 0;
  let here: f64 = 0;
  for (let q = lowest; q <= highest; q++) {
    if (loss < lowestLoss) {
      lowestLoss = loss;
      best = q;
    }
    if (q === b) {
      here = loss;
    }
    const off1 = plain(q) - before;
    const off2 = plain(q) - after;
    loss += min(most, off1 * off1) - min(most, off2 * off2);
  }
  return here - lowestLoss > least ? best : b;
}
