import { isConfirmed, type SeriesChange } from '../changepoint/judge';
import { nameRun } from '../runs/run';
import {
  explainPValue,
  formatChange,
  formatChangeRange,
  formatCount,
  formatEffect,
  formatNumber,
  formatSigned,
  formatTime,
  namePValue,
} from './format';

/** For titles: `Regression: +12.3 %`, `Regression: drifted +8.0 % over 60 runs`, or that the last run is off. */
export function changeTitle(change: SeriesChange): string {
  const size = shortSize(change);
  switch (change.kind) {
    case 'step':
      return `${VERDICTS[change.verdict]}: ${size}`;
    case 'gradual':
      return `${VERDICTS[change.verdict]}: drifted ${size}${change.span ? ` over ${spanRuns(change)}` : ''}`;
    case 'unconfirmed':
      return `Last run is off by ${size}: not yet confirmed`;
  }
}

/** `Regression: +12.3 % of throughput on 2026-05-03`, for those who hear it. */
export function changeHeadline(change: SeriesChange, label: string): string {
  const day = formatTime(change.time);
  return change.kind === 'step'
    ? `${changeTitle(change)} of ${label} on ${day}`
    : `${changeTitle(change)}, ${label}, ${change.kind === 'gradual' ? `since ${day}` : day}`;
}

const VERDICTS: Record<SeriesChange['verdict'], string> = {
  regression: 'Regression',
  improvement: 'Improvement',
  neutral: 'Change',
};

/** By how much, in a word: `+12.3 %`, or `+3.2` from a baseline of 0. */
export function shortSize({ before, relativeChange, absoluteChange }: SeriesChange): string {
  return before.mean === 0 ? formatSigned(absoluteChange) : formatChange(relativeChange);
}

/** By how much, and how sure that is: `+3.2 % (+2.1 … +4.3 %), 4.1 σ`. */
export function changeSize(change: SeriesChange): string {
  const { relativeInterval, absoluteInterval, effectSize } = change;
  const range = relativeInterval
    ? ` (${formatChangeRange(relativeInterval)})`
    : absoluteInterval
      ? ` (${formatSigned(absoluteInterval.low)} … ${formatSigned(absoluteInterval.high)})`
      : '';
  return `${shortSize(change)}${range}${effectSize === undefined ? '' : `, ${formatEffect(effectSize)}`}`;
}

/** What changed, in a line: `812.4 ± 5.1 (31 runs) → 912 ± 6 (9 runs)`. */
export function changeSpan({ before, after, kind }: SeriesChange): string {
  const side = ({ mean, std, n }: SeriesChange['before']) =>
    `${formatNumber(mean)} ± ${formatNumber(std)} (${formatCount(n, 'run')})`;
  // one run has no spread
  return `${side(before)} → ${kind === 'unconfirmed' ? formatNumber(after.mean) : side(after)}`;
}

/** Of a gradual change, when and how steep: `2026-05-03 – 2026-07-02, +0.13 %/run`. */
export function changeDrift(change: SeriesChange): string | undefined {
  const { spanTimes } = change;
  const parts = [spanTimes && `${formatTime(spanTimes.from)} – ${formatTime(spanTimes.to)}`, changeRate(change)];
  return parts.filter(Boolean).join(', ') || undefined;
}

/** Of a gradual change: what a run adds, `+0.13 %/run`. */
export function changeRate({ slope, before }: SeriesChange): string | undefined {
  if (slope === undefined) {
    return undefined;
  }
  return `${before.mean === 0 ? formatSigned(slope) : formatChange(slope / before.mean)}/run`;
}

/** What else is known of a change, beside title and certainty: what `robust` tells, and what ran. */
export function changeFacts(change: SeriesChange): string[] {
  const { effectSize, relativeInterval, absoluteInterval } = change;
  const sized = effectSize !== undefined || relativeInterval !== undefined || absoluteInterval !== undefined;
  return [sized ? changeSize(change) : '', changeDrift(change) ?? '', changeRuns(change) ?? ''].filter(Boolean);
}

/** Between which runs, where Graphite's events tell: `6.8.2, main, 1a2b3c → 6.8.3, main, 4d5e6f`. */
export function changeRuns({ lastGoodRun, firstBadRun }: SeriesChange): string | undefined {
  const [before, after] = [lastGoodRun && nameRun(lastGoodRun), firstBadRun && nameRun(firstBadRun)];
  return before || after ? `${before || '?'} → ${after || '?'}` : undefined;
}

/** How sure, in a sentence. */
export function changeCertainty(change: SeriesChange): string {
  const { pValue } = change;
  return isConfirmed(change)
    ? `${explainPValue(pValue)} (${namePValue(pValue)}).`
    : `The next run tells whether it was a spike (${namePValue(pValue)}).`;
}

/** How soon it was known: `after 3 runs`. */
export function changeDelay({ index, reportedAt }: SeriesChange): string | undefined {
  return reportedAt === undefined ? undefined : `after ${formatCount(reportedAt - index + 1, 'run')}`;
}

function spanRuns({ span }: SeriesChange): string {
  return formatCount(span!.end - span!.start, 'run');
}
