import { isConfirmed } from '../changepoint/change-point';
import type { Analysis } from '../query/analyse';
import { directionOf } from '../query/direction';
import { verdictOf } from '../query/judge';
import type { Direction, MetricRule } from '../query/model';
import { type Series } from '../series/series';
import { DAY } from '../times/days';
import { holm } from './holm';
import { pickRuns, type Pick } from './pick-runs';
import type { RunSet } from './run-set';
import { compareSamples, sampleOf, type Difference, type Sample } from './welch';

export interface CompareOptions {
  baseline: RunSet;
  tail: RunSet;
  /** The chance that any metric of a test in which nothing changed is reported. */
  maxPValue: number;
  /** Smaller differences are not reported, as a share of the baseline. */
  minChange: number;
  metrics?: MetricRule[];
}

export const DEFAULT_COMPARISON = { maxPValue: 0.01, minChange: 0 };

/** Fewer on a side are not tested: their spread is not known. */
export const FEWEST_RUNS = 3;

/** One side of a metric's comparison: its runs in numbers, and when the first and the last was, ms since 1970. */
export interface ComparedRuns extends Sample {
  from: number;
  to: number;
}

/** `change`: significant, but which way is better is unknown. `unknown`: a side has too few runs. */
export type ComparisonVerdict = 'regression' | 'improvement' | 'change' | 'unchanged' | 'unknown';

/** A metric on both sides. */
export interface MetricComparison {
  series: string;
  labels: Series['labels'];
  direction: Direction;
  /** Left out where the side has no run of this metric. */
  baseline?: ComparedRuns;
  tail?: ComparedRuns;
  /**
   * Left out where a side has fewer than `FEWEST_RUNS`, or so few that autocorrelation leaves less than two independent
   * ones. `adjustedPValue` is corrected for the number of metrics.
   */
  difference?: Difference & { adjustedPValue: number };
  verdict: ComparisonVerdict;
  /** Of a run with the next, 0..1, which the test takes into account; 0 where it is not known. */
  autocorrelation: number;
  /** Sides that hold a change point, and so are no stable level to compare with. */
  changedWithin: Array<'baseline' | 'tail'>;
}

/**
 * Compares two sets of runs metric by metric, as the command `regressions` of Hunter's first version did: a t-test
 * between a baseline and the tail. Worst first. Patterns by weekday are taken off where the analysis found them, and
 * the autocorrelation that it found is accounted for.
 *
 * @throws HunterError when a side has no runs at all, or both share some
 */
export function compareRuns(analyses: Analysis[], options: CompareOptions): MetricComparison[] {
  const sides = pickRuns(
    analyses.map(({ series }) => series),
    options.baseline,
    options.tail
  );
  const measured = analyses.map((analysis) => measure(analysis, sides, options.metrics));
  const tested = measured.filter(({ difference }) => difference !== undefined);
  const adjusted = holm(tested.map(({ difference }) => difference!.pValue));
  tested.forEach(({ difference }, i) => (difference!.adjustedPValue = adjusted[i]));
  return measured.map((one) => ({ ...one, verdict: judge(one, options) })).sort(byWorst);
}

type Measured = Omit<MetricComparison, 'verdict'>;

function measure(analysis: Analysis, picks: Record<'baseline' | 'tail', Pick>, rules?: MetricRule[]): Measured {
  const { series, noise, changes } = analysis;
  const steady = withoutWeekdays(series, noise?.weekdays);
  const side = (pick: Pick): ComparedRuns | undefined => {
    const indexes = pick(series);
    return indexes.length === 0
      ? undefined
      : {
          ...sampleOf(indexes.map((i) => steady[i])),
          from: series.times[indexes[0]],
          to: series.times[indexes.at(-1)!],
        };
  };
  const [baseline, tail] = [side(picks.baseline), side(picks.tail)];
  const autocorrelation = Math.max(0, noise?.autocorrelation ?? 0);
  const enough = baseline && tail && Math.min(baseline.n, tail.n) >= FEWEST_RUNS;
  const difference = enough ? compareSamples(baseline, tail, autocorrelation) : undefined;
  const changed = (runs?: ComparedRuns) =>
    runs && changes.some((change) => isConfirmed(change) && change.time > runs.from && change.time <= runs.to);
  return {
    series: series.name,
    labels: series.labels,
    direction: directionOf(series.name, rules),
    ...(baseline && { baseline }),
    ...(tail && { tail }),
    ...(difference && { difference: { ...difference, adjustedPValue: difference.pValue } }),
    autocorrelation,
    changedWithin: [...(changed(baseline) ? ['baseline' as const] : []), ...(changed(tail) ? ['tail' as const] : [])],
  };
}

/** Values as if each weekday were like the others. */
function withoutWeekdays({ times, values }: Series, weekdays?: number[]): Float64Array {
  return weekdays ? values.map((value, i) => value - weekdays[Math.floor(times[i] / DAY) % 7]) : values;
}

function judge({ difference, direction }: Measured, { maxPValue, minChange }: CompareOptions): ComparisonVerdict {
  if (!difference) {
    return 'unknown';
  }
  const { absolute, relative, adjustedPValue } = difference;
  // from 0, any change is more than any share
  const large = !(Math.abs(relative) < minChange);
  if (!(adjustedPValue <= maxPValue) || absolute === 0 || !large) {
    return 'unchanged';
  }
  const verdict = verdictOf(absolute, direction);
  return verdict === 'neutral' ? 'change' : verdict;
}

const ORDER: ComparisonVerdict[] = ['regression', 'change', 'improvement', 'unchanged', 'unknown'];

/** Regressions first; of one verdict the largest first, of what is unchanged the least likely first. */
function byWorst(a: MetricComparison, b: MetricComparison): number {
  const size = ({ difference }: MetricComparison) => {
    const share = Math.abs(difference?.relative ?? 0);
    return Number.isNaN(share) ? Infinity : share;
  };
  const p = ({ difference }: MetricComparison) => difference?.pValue ?? 1;
  return (
    ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
    (a.verdict === 'unchanged' ? p(a) - p(b) : compareNumbers(size(b), size(a))) ||
    (a.series < b.series ? -1 : 1)
  );
}

const compareNumbers = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
