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
import { compareSamples, sampleOf, withAdjusted, type Difference, type Sample } from './welch';

export interface CompareOptions {
  baseline: RunSet;
  tail: RunSet;
  /** Largest chance, 0..1, that any metric is reported although nothing in the test changed. */
  maxPValue: number;
  /** Smallest difference to report, as a share of the baseline: 0.05 = 5 %. */
  minChange: number;
  metrics?: MetricRule[];
}

export const DEFAULT_COMPARISON = { maxPValue: 0.01, minChange: 0 };

/** Fewest runs on a side that are tested: fewer do not show how far they spread. */
export const FEWEST_RUNS = 3;

/**
 * One side of a metric's comparison: statistics of its runs, and the times of the first and the last, ms since 1970.
 */
export interface ComparedRuns extends Sample {
  from: number;
  to: number;
}

/** `change`: significant, but which way is better is unknown. `unknown`: a side has too few runs. */
export type ComparisonVerdict = 'regression' | 'improvement' | 'change' | 'unchanged' | 'unknown';

/** The comparison of one metric. */
export interface MetricComparison {
  series: string;
  labels: Series['labels'];
  /** Unit of the values, if somebody said it. */
  unit?: string;
  direction: Direction;
  /** Missing if the side has no run of this metric; so is `tail`. */
  baseline?: ComparedRuns;
  tail?: ComparedRuns;
  /**
   * Missing if a side has fewer than `FEWEST_RUNS` runs, or less than two independent ones because of autocorrelation.
   * `adjustedPValue` and the intervals are corrected for the number of metrics.
   */
  difference?: Difference & { adjustedPValue: number };
  verdict: ComparisonVerdict;
  /** Correlation of a run with the next one, 0..1, which the test accounts for; 0 if it is not known. */
  autocorrelation: number;
  /** Sides with a change point between their first and last run: their mean is no stable level to compare with. */
  changedWithin: Array<'baseline' | 'tail'>;
}

/**
 * Compares two sets of runs metric by metric, as the command `regressions` of Hunter's first version did: a t-test
 * between a baseline and the tail. Weekday patterns that the analysis found are subtracted first, and the
 * autocorrelation that it found is accounted for.
 *
 * @returns one comparison per metric, the worst first
 * @throws HunterError when a side has no runs at all, or both sides share some
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
  tested.forEach((one, i) => {
    one.difference = { ...withAdjusted(one.difference!, one.baseline!, adjusted[i]), adjustedPValue: adjusted[i] };
  });
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
    ...(series.unit !== undefined && { unit: series.unit }),
    direction: directionOf(series.name, rules),
    ...(baseline && { baseline }),
    ...(tail && { tail }),
    ...(difference && { difference: { ...difference, adjustedPValue: difference.pValue } }),
    autocorrelation,
    changedWithin: [...(changed(baseline) ? ['baseline' as const] : []), ...(changed(tail) ? ['tail' as const] : [])],
  };
}

/** Subtracts each weekday's offset from the values. */
function withoutWeekdays({ times, values }: Series, weekdays?: number[]): Float64Array {
  return weekdays ? values.map((value, i) => value - weekdays[Math.floor(times[i] / DAY) % 7]) : values;
}

function judge({ difference, direction }: Measured, { maxPValue, minChange }: CompareOptions): ComparisonVerdict {
  if (!difference) {
    return 'unknown';
  }
  const { absolute, relative, adjustedPValue } = difference;
  // from a baseline of 0, `relative` is NaN, and any difference is larger than any share
  const large = !(Math.abs(relative) < minChange);
  if (!(adjustedPValue <= maxPValue) || absolute === 0 || !large) {
    return 'unchanged';
  }
  const verdict = verdictOf(absolute, direction);
  return verdict === 'neutral' ? 'change' : verdict;
}

const ORDER: ComparisonVerdict[] = ['regression', 'change', 'improvement', 'unchanged', 'unknown'];

/** Sorts by verdict, regressions first; then by size, the largest first; unchanged metrics by p-value. */
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
