import { type ChangePoint, isConfirmed } from '../changepoint/change-point';
import type { Series, TimeRange } from '../series/series';
import type { TestRun } from '../series/test-run';
import type { Link } from './change-links';
import type { Direction } from './model';

/**
 * What a change means by the metric's direction. `neutral` where the direction is unknown, and where the change is not
 * confirmed: a last run that is off is no regression yet, so nothing counts it as one.
 */
export type Verdict = 'regression' | 'improvement' | 'neutral';

/** A change point of a series, with what a reader needs to know about it. */
export interface SeriesChange extends ChangePoint {
  /** Stays the same when the series is analysed again with more runs: series, time and way of the change. */
  id: string;
  /** Name of the series. */
  series: string;
  /** Time of the first run at the new level, ms since 1970. */
  time: number;
  /** Time of the last run at the old level. */
  lastGoodTime: number;
  /** The run at `lastGoodTime` and the one at `time`, where Graphite's events tell of them. */
  lastGoodRun?: TestRun;
  firstBadRun?: TestRun;
  /** Of a gradual change: times of the first and the last run over which the level moves. */
  spanTimes?: TimeRange;
  /** Time of the run with which the change was first reported. */
  reportedTime?: number;
  absoluteChange: number;
  direction: Direction;
  verdict: Verdict;
  /** Where to go on from here. */
  links?: Link[];
}

/** Places change points of a series in time and says what they mean. */
export function judgeChanges(series: Series, points: ChangePoint[], direction: Direction): SeriesChange[] {
  return points.map((point) => {
    const time = series.times[point.index];
    const absoluteChange = point.after.mean - point.before.mean;
    const way = absoluteChange < 0 ? 'down' : 'up';
    return {
      ...point,
      id: `${series.name}@${time}:${way}`,
      series: series.name,
      time,
      lastGoodTime: series.times[point.index - 1],
      ...placed(series.times, point),
      ...known(series, point.index),
      absoluteChange,
      direction,
      verdict: point.kind === 'unconfirmed' ? 'neutral' : verdictOf(absoluteChange, direction),
    };
  });
}

function placed(
  times: Float64Array,
  { span, reportedAt }: ChangePoint
): Pick<SeriesChange, 'spanTimes' | 'reportedTime'> {
  return {
    ...(span && { spanTimes: { from: times[span.start], to: times[span.end - 1] } }),
    ...(reportedAt !== undefined && { reportedTime: times[reportedAt] }),
  };
}

function known({ runs }: Series, index: number): Pick<SeriesChange, 'lastGoodRun' | 'firstBadRun'> {
  const [lastGoodRun, firstBadRun] = [runs?.[index - 1], runs?.[index]];
  return { ...(lastGoodRun && { lastGoodRun }), ...(firstBadRun && { firstBadRun }) };
}

/** The same change where another way is better. */
export function judgeAgain(change: SeriesChange, direction: Direction): SeriesChange {
  const verdict = isConfirmed(change) ? verdictOf(change.absoluteChange, direction) : 'neutral';
  return { ...change, direction, verdict };
}

/** What a change of this sign means; `NaN`, as between two levels beyond what numbers hold, means nothing. */
export function verdictOf(change: number, direction: Direction): Verdict {
  if (direction === 'either' || change === 0 || Number.isNaN(change)) {
    return 'neutral';
  }
  return change > 0 === (direction === 'higherIsBetter') ? 'improvement' : 'regression';
}
