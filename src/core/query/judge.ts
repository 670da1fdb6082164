import { type ChangePoint, isConfirmed } from '../changepoint/change-point';
import type { Series, TimeRange } from '../series/series';
import type { TestRun } from '../series/test-run';
import type { Link } from './change-links';
import type { Direction } from './model';

/**
 * The meaning of a change, by the metric's direction. `neutral` if the direction is unknown or the change is not
 * confirmed yet: a single deviating run must not count as a regression.
 */
export type Verdict = 'regression' | 'improvement' | 'neutral';

/** A change point of a series, with its times, runs and verdict. */
export interface SeriesChange extends ChangePoint {
  /** Made of the series' name, the time, and `up` or `down`, so it stays the same when more runs are analysed. */
  id: string;
  /** Name of the series. */
  series: string;
  /** Unit of the series' values, if it is known. */
  unit?: string;
  /** Time of the first run at the new level, ms since 1970. */
  time: number;
  /** Time of the last run at the old level, ms since 1970. */
  lastGoodTime: number;
  /** The run at `lastGoodTime`, if Graphite's events mention it. */
  lastGoodRun?: TestRun;
  /** The run at `time`, if Graphite's events mention it. */
  firstBadRun?: TestRun;
  /** Times of the first and the last run over which the level moves. Only set for a gradual change. */
  spanTimes?: TimeRange;
  /** Time of the run with which the change was first reported, ms since 1970. */
  reportedTime?: number;
  /** `after.mean - before.mean`, in the series' unit. */
  absoluteChange: number;
  direction: Direction;
  verdict: Verdict;
  /** Links to the runs, the commits and the test. */
  links?: Link[];
}

/** Adds times, runs and verdicts to the change points of a series. */
export function judgeChanges(series: Series, points: ChangePoint[], direction: Direction): SeriesChange[] {
  return points.map((point) => {
    const time = series.times[point.index];
    const absoluteChange = point.after.mean - point.before.mean;
    const way = absoluteChange < 0 ? 'down' : 'up';
    return {
      ...point,
      id: `${series.name}@${time}:${way}`,
      series: series.name,
      ...(series.unit !== undefined && { unit: series.unit }),
      time,
      lastGoodTime: series.times[point.index - 1],
      ...timesOf(series.times, point),
      ...runsOf(series, point.index),
      absoluteChange,
      direction,
      verdict: point.kind === 'unconfirmed' ? 'neutral' : verdictOf(absoluteChange, direction),
    };
  });
}

function timesOf(
  times: Float64Array,
  { span, reportedAt }: ChangePoint
): Pick<SeriesChange, 'spanTimes' | 'reportedTime'> {
  return {
    ...(span && { spanTimes: { from: times[span.start], to: times[span.end - 1] } }),
    ...(reportedAt !== undefined && { reportedTime: times[reportedAt] }),
  };
}

function runsOf({ runs }: Series, index: number): Pick<SeriesChange, 'lastGoodRun' | 'firstBadRun'> {
  const [lastGoodRun, firstBadRun] = [runs?.[index - 1], runs?.[index]];
  return { ...(lastGoodRun && { lastGoodRun }), ...(firstBadRun && { firstBadRun }) };
}

/** Judges a change again, with another direction. */
export function judgeAgain(change: SeriesChange, direction: Direction): SeriesChange {
  const verdict = isConfirmed(change) ? verdictOf(change.absoluteChange, direction) : 'neutral';
  return { ...change, direction, verdict };
}

/** Returns the verdict on a change; `neutral` for 0, and for NaN, which comes from levels that are infinite. */
export function verdictOf(change: number, direction: Direction): Verdict {
  if (direction === 'either' || change === 0 || Number.isNaN(change)) {
    return 'neutral';
  }
  return change > 0 === (direction === 'higherIsBetter') ? 'improvement' : 'regression';
}
