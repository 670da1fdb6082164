import { phi, variance } from './noise';
import { weekdayOf } from './series';
import { SEASON_FORGET, SEASON_OFF, SEASON_ON } from './settings';
/** Values before a pattern can be believed: three weeks. */
const LEAST: i32 = 21;

/** Sums and weights by weekday, of how far values were from their level when they were new. */
const sums = memory.data(56, 8);
const weights = memory.data(56, 8);
/** 1 where a pattern is removed; the mean over all weekdays; how much of the differences is believed. */
let on: bool = false;
let mean: f64 = 0;
let believed: f64 = 0;
let newest: i32 = -1;

export function clearSeason(): void {
  memory.fill(sums, 0, 56);
  memory.fill(weights, 0, 56);
  on = false;
  mean = 0;
  believed = 0;
  newest = -1;
}

/**
 * What the weekday of value t adds to the level, 0 unless there is a pattern. Decides anew every week, by the χ² of the
 * weekdays' means with the noise read last; being removed, a pattern is kept more easily than it was found.
 */
export function patternOf(t: i32): f64 {
  if (t < LEAST) {
    return 0;
  }
  if (t > newest && t % 7 === 0) {
    decide();
  }
  return on ? patternOfDay(weekdayOf(t)) : 0;
}

/** What a weekday adds to the level, as far as it is believed. */
export function patternOfDay(weekday: i32): f64 {
  const day = (<usize>weekday) << 3;
  const weight = load<f64>(weights + day);
  return weight > 0 ? (load<f64>(sums + day) / weight - mean) * believed : 0;
}

export function hasPattern(): bool {
  return on;
}

function decide(): void {
  let sum: f64 = 0;
  let weight: f64 = 0;
  for (let day: usize = 0; day < 56; day += 8) {
    sum += load<f64>(sums + day);
    weight += load<f64>(weights + day);
  }
  mean = weight > 0 ? sum / weight : 0;
  let squares: f64 = 0;
  for (let day: usize = 0; day < 56; day += 8) {
    const n = load<f64>(weights + day);
    if (n > 0) {
      const difference = load<f64>(sums + day) / n - mean;
      squares += n * difference * difference;
    }
  }
  const strength = (squares * (1 - phi * phi)) / variance;
  on = strength > (on ? SEASON_OFF : SEASON_ON);
  // shrunk as by Stein: what six degrees of freedom would show by chance is not the pattern's
  believed = on ? 1 - 6 / strength : 0;
}

/** Notes how far value t was from the level, for its weekday, the first time it is read. */
export function noteDay(t: i32, difference: f64): void {
  if (t <= newest) {
    return;
  }
  newest = t;
  const day = (<usize>weekdayOf(t)) << 3;
  store<f64>(sums + day, load<f64>(sums + day) * SEASON_FORGET + difference);
  store<f64>(weights + day, load<f64>(weights + day) * SEASON_FORGET + 1);
}
