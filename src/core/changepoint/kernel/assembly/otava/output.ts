import { BATCH, record } from '../records';
import { endNow, startNow } from './merge';
import { mean, meanAndStd, std } from './sums';
import { count, endOf, indexOf, magnitudeOf, nextAlive, pValueOf, relativeChange, startOf } from './weak';

let place = -1;
let asCompared = false;
let values: usize = 0;

/**
 * Begins to put out the points that are left: with Otava's statistics, those of their last comparison, or with those of
 * the segments that are there now.
 */
export function beginOutput(at: usize, reference: bool): void {
  values = at;
  asCompared = reference;
  place = -1;
}

/**
 * Writes the next batch of records, returns how many: index, p-value, mean, standard deviation and number of values
 * before and after, relative change, magnitude.
 */
export function nextBatch(): i32 {
  let i = 0;
  while (i < BATCH) {
    place = nextAlive(place);
    if (place >= count) {
      break;
    }
    write(record(i++), indexOf(place));
  }
  return i;
}

function write(at: usize, index: i32): void {
  const start = asCompared ? startOf(place) : startNow(place);
  const end = asCompared ? endOf(place) : endNow(place);
  const n1 = index - start;
  const n2 = end - index;
  meanAndStd(values + ((<usize>start) << 3), n1);
  const mean1 = mean;
  const std1 = std;
  meanAndStd(values + ((<usize>index) << 3), n2);
  store<f64>(at, <f64>index);
  store<f64>(at, pValueOf(mean1, std1, n1, mean, std, n2), 8);
  store<f64>(at, mean1, 16);
  store<f64>(at, std1, 24);
  store<f64>(at, <f64>n1, 32);
  store<f64>(at, mean, 40);
  store<f64>(at, std, 48);
  store<f64>(at, <f64>n2, 56);
  store<f64>(at, relativeChange(mean1, mean), 64);
  store<f64>(at, magnitudeOf(mean1, mean), 72);
}
