import { phi, variance } from './noise';
import { weekdayOf } from './series';
import { SEASON_FORGET, SEASON_OFF, SEASON_ON } from './settings';
import { DAY_SUMS, DAY_WEIGHTS, SEASON, SEASON_MEAN, SEASON_SHRINK } from './state';

/** Values before a pattern can be believed: three weeks. */
const LEAST: i32 = 21;

/**
 * What the weekday of value t adds to the level, 0 unless there is a pattern. Decides anew every week, by the χ² of the
 * weekdays' means with the noise read last; being removed, a pattern is kept more easily than it was found.
 */
export function patternOf(t: i32, at: usize): f64 {
  if (t < LEAST) {
    return 0;
  }
  if (t % 7 === 0) {
    decide(at);
  }
  if (load<f64>(at, SEASON) === 0) {
    return 0;
  }
  const day = (<usize>weekdayOf(t)) << 3;
  const weight = load<f64>(at + day, DAY_WEIGHTS);
  const mean = load<f64>(at, SEASON_MEAN);
  return weight > 0 ? (load<f64>(at + day, DAY_SUMS) / weight - mean) * load<f64>(at, SEASON_SHRINK) : 0;
}

function decide(at: usize): void {
  let sum: f64 = 0;
  let weight: f64 = 0;
  for (let day: usize = 0; day < 56; day += 8) {
    sum += load<f64>(at + day, DAY_SUMS);
    weight += load<f64>(at + day, DAY_WEIGHTS);
  }
  const mean = weight > 0 ? sum / weight : 0;
  let squares: f64 = 0;
  for (let day: usize = 0; day < 56; day += 8) {
    const n = load<f64>(at + day, DAY_WEIGHTS);
    if (n > 0) {
      const difference = load<f64>(at + day, DAY_SUMS) / n - mean;
      squares += n * difference * difference;
    }
  }
  const strength = (squares * (1 - phi * phi)) / variance;
  const on = strength > (load<f64>(at, SEASON) === 1 ? SEASON_OFF : SEASON_ON);
  store<f64>(at, on ? 1 : 0, SEASON);
  store<f64>(at, mean, SEASON_MEAN);
  // shrunk as by Stein: what six degrees of freedom would show by chance is not the pattern's
  store<f64>(at, on ? 1 - 6 / strength : 0, SEASON_SHRINK);
}

/** Notes how far a value was from the level, for its weekday. */
export function noteDay(at: usize, weekday: i32, difference: f64): void {
  const day = at + ((<usize>weekday) << 3);
  store<f64>(day, load<f64>(day, DAY_SUMS) * SEASON_FORGET + difference, DAY_SUMS);
  store<f64>(day, load<f64>(day, DAY_WEIGHTS) * SEASON_FORGET + 1, DAY_WEIGHTS);
}
