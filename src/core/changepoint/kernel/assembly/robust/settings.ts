// Numbers of the method, tuned on simulated histories of seeds 1-9 (`bench/accuracy`) and reported on others. None of
// them is for users: what they mean is said here, how well they do in `docs/detection.md`.

/** Values that start a series: too few to judge anything, enough for a first level and noise. */
export const WARM: i32 = 8;
/** Values between the start of a segment and the next change, at least. */
export const LEAST_BEFORE: i32 = 3;
/** Levels that last no longer than this many values are blips when the old level returns. */
export const BLIP: i32 = 3;
/** Of estimates of the noise: how many values they remember. */
export const FORGET: f64 = 1 - 1.0 / 250;
/** Noise is taken as it was so many values ago, so that a change does not spoil it before it is found. */
export const LAG: i32 = 20;

/** Scores are cut here, so that no single value weighs more. */
export const CLIP: f64 = 3.5;
/** Where tails begin, in standard deviations: 10 % of a normal distribution lie beyond. */
export const TAIL: f64 = 1.2815515655446004;
/** Mean excess of a normal distribution over `TAIL`. */
export const TAIL_EXCESS: f64 = 0.473;
/** Weight of the normal distribution in estimates of tails, in values. */
export const TAIL_PRIOR: f64 = 40;
/** Curvature of a normal tail's logarithm, beside its slope. */
export const TAIL_CURVE: f64 = 0.12;
/** How fast the curvature is given up where a tail is heavier than normal. */
export const TAIL_HEAVY: f64 = 3;
/** Deviations count as no larger than this in tails. */
export const TAIL_END: f64 = 12;

/** Autocorrelation: weight of "none" in values, and how many standard errors are added, at least and at most. */
export const AR_PRIOR: f64 = 8;
export const AR_CAUTION_LEAST: f64 = 0.3;
export const AR_CAUTION_MOST: f64 = 0.8;
export const AR_CAUTION_SHARE: f64 = 0.4;
export const AR_MOST: f64 = 0.95;
/** How much higher autocorrelated noise has to reach, to be reported and to stay. */
export const AR_RAISE: f64 = 0.18;
export const AR_HOLD: f64 = 0.15;

/** Local variance of the scores: share of the latest value, fast and slow, and what is still chance. */
export const SPREAD_FAST: f64 = 1.0 / 12;
export const SPREAD_SLOW: f64 = 1.0 / 20;
export const SPREAD_USUAL: f64 = 1.15;
/** From here on scores are scaled down at once. */
export const SPREAD_WILD: f64 = 2;

/** Rate of false alarms: see `critical.ts`. */
export const RATE: f64 = 0.018;
export const RATE_EARLY: f64 = 20;
export const RATE_TILT: f64 = 0.15;
/** A reported change stays while its contrast is at least this share of the critical value, and this. */
export const HOLD: f64 = 0.83;
export const HOLD_LEAST: f64 = 3.05;
/** For so many values this share of it is enough, while the scores' local variance is usual. */
export const GRACE: i32 = 12;
export const GRACE_SHARE: f64 = 0.8;
export const GRACE_SPREAD: f64 = 1.3;
/**
 * Without their largest score, the others must reach this share of the critical value, less where they are few: no single
 * value makes a change.
 */
export const OTHERS: f64 = 0.95;
export const OTHERS_FEW: f64 = 0.9;

/** All distances up to here are looked at with each value, longer ones in steps of an eighth with every eighth. */
export const NEAR: i32 = 24;

/** How far around the best split a change is placed, and re-placed while it is young. */
export const PLACE: i32 = 16;
export const REPLACE: i32 = 8;
export const YOUNG: i32 = 26;
/** In squared standard deviations: what moving a change must gain. */
export const MOVE_GAIN: f64 = 2;

/** Weekday pattern: statistic (χ², 6 degrees of freedom) that turns it on and off; forgetting by week. */
export const SEASON_ON: f64 = 27;
export const SEASON_OFF: f64 = 16;
export const SEASON_FORGET: f64 = 0.945;

/**
 * Noise is no more than triples without a jump say (`steady.ts`), with so many standard errors added: to the
 * autocorrelation, and relative to the variance.
 */
export const TRIPLES_AR: f64 = 1.5;
export const TRIPLES_VARIANCE: f64 = 1.5;

/** Hindsight: so many of the last values are judged again, with every so-many-th one; the oldest of them stay as they are. */
export const HORIZON: i32 = 480;
export const LOOK_BACK: i32 = 16;
export const SETTLED: i32 = 64;
/** A candidate's means before and after must differ by so many standard errors. */
export const CANDIDATE: f64 = 4;
/** Share of the scan's critical value that a change must reach, to be found with hindsight; to stay; and that at least. */
export const HINDSIGHT: f64 = 0.95;
export const HINDSIGHT_HOLD: f64 = 0.83;
export const HINDSIGHT_HOLD_LEAST: f64 = 3;
/** Age in values up to which a change that the scan found is left to the scan. */
export const FRESH: i32 = 12;
/** A change is found if it lasted so long for each value that it is ago, beyond the first so many. */
export const AGO_SHARE: i32 = 4;
export const AGO: i32 = 64;
/** It must stand out by so much, in pooled standard deviations of its neighbours. */
export const STANDS_OUT: f64 = 1;
/** Values' worth of prior in the variance of a segment. */
export const VARIANCE_PRIOR: f64 = 3;
/** Standard errors added to the autocorrelation; and this over the number of triples, less what it would be with so many. */
export const STEADY_CAUTION: f64 = 0.5;
export const STEADY_CAUTION_FEW: f64 = 5;
export const STEADY_MANY: f64 = 80;
/** The noise is at most this share of the variance that the median of all steps lets expect. */
export const STEADY_SHARE: f64 = 0.85;
/** Values are cut beyond so many standard deviations of neighbours, but not below what one in ten exceeds. */
export const SPIKE: f64 = 4.5;
export const COMMON: f64 = 0.9;
/** Levels of no more values than this are no levels for hindsight. */
export const BURST: i32 = 4;

/** A change counts in full from this share of the chart's height on, below by the root of it, and as so much at least. */
export const VISIBLE_SHARE: f64 = 0.1;
export const VISIBLE_LEAST: f64 = 0.5;
