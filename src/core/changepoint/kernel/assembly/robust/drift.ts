import { phi, variance } from './noise';
import { judged, meanOf, segments, startOf } from './segments';
import { length, plain } from './series';

/** The line that fits best: its value at the first value of the span, what a value adds, and the span [from, until). */
export let intercept: f64 = 0;
export let slope: f64 = 0;
export let from: i32 = 0;
export let until: i32 = 0;

/** By so many squared standard deviations of the innovations. */
const SHARP: f64 = 60;

/**
 * How many changes, from the one that begins segment `first`, go the same way: a staircase, or what a drift looks like
 * to a detector of steps.
 */
export function stairs(first: i32): i32 {
  const up = meanOf(first) > meanOf(first - 1);
  let n = 1;
  while (first + n < segments && meanOf(first + n) > meanOf(first + n - 1) === up) {
    n++;
  }
  return n;
}

/**
 * Is one line through the segments around `n` changes more likely than the steps? By the loss of the innovations, cut
 * at three standard deviations; a line has two parameters, stairs one more than twice their changes (BIC).
 */
export function isDrift(first: i32, n: i32): bool {
  from = startOf(first - 1);
  until = startOf(first + n);
  const end = min(until, max(judged, startOf(first + n - 1) + 2));
  if (n === 1 && isSharp(startOf(first), end)) {
    return false;
  }
  fitLine(end);
  const price = Math.log(<f64>length);
  const most = 9 * variance;
  let steps: f64 = 0;
  let line: f64 = 0;
  let stepBefore: f64 = 0;
  let lineBefore: f64 = 0;
  let segment = first - 1;
  for (let t = from; t < end; t++) {
    if (t === startOf(segment + 1)) {
      segment++;
    }
    const step = plain(t) - meanOf(segment);
    const off = plain(t) - intercept - slope * <f64>(t - from);
    const share: f64 = t === from ? Math.sqrt(1 - phi * phi) : 1;
    const stepInnovation = t === from ? share * step : step - phi * stepBefore;
    const lineInnovation = t === from ? share * off : off - phi * lineBefore;
    steps += min(most, stepInnovation * stepInnovation);
    line += min(most, lineInnovation * lineInnovation);
    stepBefore = step;
    lineBefore = off;
  }
  // one step costs as much as a line: then the better fit wins
  const more = n > 1 ? <f64>(2 * n - 1) : 0;
  if (line >= steps + more * price * variance) {
    return false;
  }
  fitLine(until);
  return true;
}

/**
 * A step much better than any line, by least squares alone? Saves the rest for most changes. What a line explains is its
 * covariance with the step; outliers count in both, nearly the same.
 */
function isSharp(middle: i32, end: i32): bool {
  const n1 = <f64>(middle - from);
  const n2 = <f64>(end - middle);
  const n = n1 + n2;
  let sum: f64 = 0;
  let moment: f64 = 0;
  let after: f64 = 0;
  const origin = meanOf(0);
  for (let t = from; t < end; t++) {
    const y = plain(t) - origin;
    sum += y;
    moment += y * <f64>(t - from);
    after += t < middle ? 0 : y;
  }
  const mean = sum / n;
  const byStep = after / n2 - (sum - after) / n1;
  const byLine = moment - mean * ((n * (n - 1)) / 2);
  const explained = (byLine * byLine * 12) / (n * (n * n - 1));
  return (byStep * byStep * n1 * n2) / n - explained > SHARP * variance;
}

/** Least squares, again without values more than three standard deviations off. */
function fitLine(end: i32): void {
  let most: f64 = Infinity;
  for (let round = 0; round < 2; round++) {
    let n: f64 = 0;
    let sx: f64 = 0;
    let sy: f64 = 0;
    let sxx: f64 = 0;
    let sxy: f64 = 0;
    const origin = plain(from);
    for (let t = from; t < end; t++) {
      const x = <f64>(t - from);
      const y = plain(t) - origin;
      if (Math.abs(plain(t) - intercept - slope * x) <= most || most === Infinity) {
        n++;
        sx += x;
        sy += y;
        sxx += x * x;
        sxy += x * y;
      }
    }
    const determinant = n * sxx - sx * sx;
    if (determinant > 0) {
      slope = (n * sxy - sx * sy) / determinant;
      intercept = origin + (sy - slope * sx) / n;
    }
    most = 3 * Math.sqrt(variance / (1 - phi * phi));
  }
}
