import { phi, variance } from './noise';
import { judged, meanOf, segments, sight, startOf } from './segments';
import { plain } from './series';

/** The line that fits best: its value at the first value of the span, what a value adds, and the span [from, until). */
export let intercept: f64 = 0;
export let slope: f64 = 0;
export let from: i32 = 0;
export let until: i32 = 0;
/** The values [begin, stop) that it explains: level before the span and after it. */
export let begin: i32 = 0;
export let stop: i32 = 0;
/** A rise over fewer values than this is a step. */
const LEAST_RAMP: f64 = 8;

/** By so many squared standard deviations of the innovations. */
const SHARP: f64 = 60;
/** The same for stairs, beside a line whose kinks are only roughly known. */
const HOPELESS: f64 = 300;

/**
 * Counts the changes, from the one that begins segment `first`, that go the same way without a sharp step. They are a
 * staircase, or a drift as a detector of steps sees it. 0 if the first is sharp.
 */
export function stairs(first: i32): i32 {
  const up = meanOf(first) > meanOf(first - 1);
  let n = 0;
  while (first + n < segments && meanOf(first + n) > meanOf(first + n - 1) === up && !isAbrupt(first + n)) {
    n++;
  }
  return n;
}

/** Number of values on each side of a change that are looked at to tell whether it is sharp. */
const BESIDE: i32 = 16;
/** Least advantage of a step over a line there, in squared standard deviations of a mean's error, for a sharp change. */
const ABRUPT: f64 = 12;

/** Is the change that begins segment i a step, for the values just before and after it, rather than part of a line? */
function isAbrupt(i: i32): bool {
  const at = startOf(i);
  const from = max(startOf(i - 1), at - BESIDE);
  const to = min(startOf(i + 1), at + BESIDE);
  const most = 3 * Math.sqrt(variance / (1 - phi * phi));
  const middle = <f64>(from + to - 1) / 2;
  let before: f64 = 0;
  let after: f64 = 0;
  let moment: f64 = 0;
  for (let t = from; t < to; t++) {
    const isAfter = t >= at;
    const level = meanOf(isAfter ? i : i - 1);
    // relative to the level before
    const y = level - meanOf(i - 1) + max(-most, min(most, plain(t) - level));
    before += isAfter ? 0 : y;
    after += isAfter ? y : 0;
    moment += y * (<f64>t - middle);
  }
  const n1 = <f64>(at - from);
  const n2 = <f64>(to - at);
  const n = n1 + n2;
  const step = after / n2 - before / n1;
  const byStep = (step * step * n1 * n2) / n;
  const byLine = (moment * moment * 12) / (n * (n * n - 1));
  return byStep - byLine > (ABRUPT * variance) / ((1 - phi) * (1 - phi));
}

/**
 * Is one line through the segments around `n` changes more likely than the steps? The line may begin after some level
 * and end before another (a ramp). By the loss of the innovations, cut at three standard deviations, and the number of
 * parameters (BIC): two of a line and one for each of its kinks; one more than twice their changes of stairs.
 */
export function isDrift(first: i32, n: i32, notBefore: i32): bool {
  begin = min(max(startOf(first - 1), notBefore), startOf(first) - 1);
  stop = startOf(first + n);
  const end = min(stop, max(judged, startOf(first + n - 1) + 2));
  from = begin;
  until = end;
  if (n === 1 && isSharp(startOf(first), end)) {
    return false;
  }
  if (n > 1 && !findRamp(first, n, end)) {
    return false;
  }
  fitLine(end);
  const price = Math.log(<f64>sight);
  const most = 9 * variance;
  let steps: f64 = 0;
  let line: f64 = 0;
  let stepBefore: f64 = 0;
  let lineBefore: f64 = 0;
  let segment = first - 1;
  for (let t = begin; t < end; t++) {
    if (t === startOf(segment + 1)) {
      segment++;
    }
    const step = plain(t) - meanOf(segment);
    const off = plain(t) - intercept - slope * along(t);
    const share: f64 = t === begin ? Math.sqrt(1 - phi * phi) : 1;
    const stepInnovation = t === begin ? share * step : step - phi * stepBefore;
    const lineInnovation = t === begin ? share * off : off - phi * lineBefore;
    steps += min(most, stepInnovation * stepInnovation);
    line += min(most, lineInnovation * lineInnovation);
    stepBefore = step;
    lineBefore = off;
  }
  // one step costs as much as a line: then the better fit wins
  const kinks = (from > begin ? 1 : 0) + (until < end ? 1 : 0);
  const more = n > 1 ? <f64>(2 * n - 1 - kinks) : 0;
  if (line >= steps + more * price * variance) {
    return false;
  }
  if (until === end) {
    until = stop;
  }
  fitLine(stop);
  return true;
}

/** How far along the line value t is, in values: none before it, all of it after. */
function along(t: i32): f64 {
  return <f64>(min(t, until - 1) - min(t, from));
}

/** Places that a line may begin and end at, in each of two rounds: coarse ones first, then those around the best. */
const PLACES: i32 = 24;
const placed = memory.data((24 + 1) * 2 * 24, 8);

/**
 * The span of the line with the least squares, each kink costing as BIC has it; values count as no more than three
 * standard deviations from their segment. All pairs of places, from the sums of values and of moments at each place.
 */
function findRamp(first: i32, n: i32, end: i32): bool {
  let a = begin;
  let b = end;
  let width = end - begin;
  for (let round = 0; round < 2; round++) {
    const step = max(1, (width + PLACES - 1) / PLACES);
    const firstA = max(begin, a - (round === 0 ? 0 : width / 2));
    const firstB = max(begin, b - (round === 0 ? width : width / 2));
    const sum = sumUp(first, end, firstA, firstB, step);
    const gain = bestPair(end, firstA, firstB, step, sum);
    if (round === 0 && explainedBySteps(first, n, end, sum) - gain > HOPELESS * variance) {
      return false;
    }
    a = from;
    b = until;
    width = 2 * step;
    if (step === 1) {
      break;
    }
  }
  return true;
}

/** What the steps explain, in squares around the mean of all. */
function explainedBySteps(first: i32, n: i32, end: i32, sum: f64): f64 {
  const origin = plain(begin);
  let squares: f64 = (-sum * sum) / <f64>(end - begin);
  for (let i = first - 1; i < first + n; i++) {
    const level = meanOf(i) - origin;
    squares += <f64>(min(startOf(i + 1), end) - max(startOf(i), begin)) * level * level;
  }
  return squares;
}

/** Sums of values and of values by time before each place, relative to the first value; of all values at the end. */
function sumUp(first: i32, end: i32, firstA: i32, firstB: i32, step: i32): f64 {
  const origin = plain(begin);
  const most = 3 * Math.sqrt(variance / (1 - phi * phi));
  let sum: f64 = 0;
  let moment: f64 = 0;
  let segment = first - 1;
  let i: i32 = 0;
  let k: i32 = 0;
  for (let t = begin; t <= end; t++) {
    while (i <= PLACES && min(end, firstA + i * step) === t) {
      note(i++, t, sum, moment);
    }
    while (k <= PLACES && min(end, firstB + k * step) === t) {
      note(PLACES + 1 + k++, t, sum, moment);
    }
    if (t === end) {
      break;
    }
    if (t === startOf(segment + 1)) {
      segment++;
    }
    const level = meanOf(segment);
    const y = level - origin + max(-most, min(most, plain(t) - level));
    sum += y;
    moment += y * <f64>(t - begin);
  }
  return sum;
}

function note(i: i32, t: i32, sum: f64, moment: f64): void {
  const at = placed + <usize>i * 24;
  store<f64>(at, <f64>t);
  store<f64>(at, sum, 8);
  store<f64>(at, moment, 16);
}

/** Sets `from` and `until` to the best pair of places; what it explains, less the price of its kinks. */
function bestPair(end: i32, firstA: i32, firstB: i32, step: i32, sum: f64): f64 {
  const n = <f64>(end - begin);
  const price = Math.log(<f64>sight) * variance;
  let best = -Infinity;
  for (let i = 0; i <= PLACES; i++) {
    const atA = placed + <usize>i * 24;
    const a = <f64>(<i32>load<f64>(atA) - begin);
    for (let k = PLACES + 1; k <= 2 * PLACES + 1; k++) {
      const atB = placed + <usize>k * 24;
      const b = <f64>(<i32>load<f64>(atB) - begin);
      if (b - a < LEAST_RAMP) {
        continue;
      }
      // along(t) is 0 up to a, t - a up to b - 1, and `top` from there on
      const top = b - 1 - a;
      const after = n - b;
      const sx = (top * (top + 1)) / 2 + top * after;
      const sxx = (top * (top + 1) * (2 * top + 1)) / 6 + top * top * after;
      const within = load<f64>(atB, 16) - load<f64>(atA, 16) - a * (load<f64>(atB, 8) - load<f64>(atA, 8));
      const sxy = within + top * (sum - load<f64>(atB, 8)) - (sx * sum) / n;
      const spread = sxx - (sx * sx) / n;
      const kinks = (a > 0 ? 1 : 0) + (b < n ? 1 : 0);
      const gain = (sxy * sxy) / spread - 2 * <f64>kinks * price;
      if (gain > best) {
        best = gain;
        from = begin + <i32>a;
        until = begin + <i32>b;
      }
    }
  }
  return best;
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
    const origin = plain(begin);
    for (let t = begin; t < end; t++) {
      const x = along(t);
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
