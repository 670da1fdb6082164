import { isConfirmed } from '../changepoint/change-point';
import {
  explainPValue,
  formatChange,
  formatChangeRange,
  formatEffect,
  formatNumber,
  formatSigned,
  formatTime,
  namePValue,
} from '../format';
import { type SeriesChange } from '../query/judge';
import { nameRun } from '../runs/run';
import { english, sayRuns } from '../say';

/** For titles: `Regression: +12.3 %`, `Regression: drifted +8.0 % over 60 runs`, or that the last run is off. */
export function changeTitle(change: SeriesChange, say = english): string {
  const size = shortSize(change);
  const verdict = sayVerdict(change.verdict, say);
  switch (change.kind) {
    case 'step':
      return say('report.title.step', '{{verdict}}: {{size}}', { verdict, size });
    case 'gradual':
      return change.span
        ? say('report.title.drift-over', '{{verdict}}: drifted {{size}} over {{runs}}', {
            verdict,
            size,
            runs: spanRuns(change, say),
          })
        : say('report.title.drift', '{{verdict}}: drifted {{size}}', { verdict, size });
    case 'unconfirmed':
      return say('report.title.unconfirmed', 'Last run is off by {{size}}: not yet confirmed', { size });
  }
}

/** `Regression: +12.3 % of throughput on 2026-05-03`, for those who hear it. */
export function changeHeadline(change: SeriesChange, label: string, say = english): string {
  const day = formatTime(change.time);
  const title = changeTitle(change, say);
  switch (change.kind) {
    case 'step':
      return say('report.headline.step', '{{title}} of {{label}} on {{day}}', { title, label, day });
    case 'gradual':
      return say('report.headline.drift', '{{title}}, {{label}}, since {{day}}', { title, label, day });
    case 'unconfirmed':
      return `${title}, ${label}, ${day}`;
  }
}

/** What a change means, in a word. */
function sayVerdict(verdict: SeriesChange['verdict'], say = english): string {
  switch (verdict) {
    case 'regression':
      return say('report.verdict.regression', 'Regression');
    case 'improvement':
      return say('report.verdict.improvement', 'Improvement');
    case 'neutral':
      return say('report.verdict.neutral', 'Change');
  }
}

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
export function changeSpan({ before, after, kind }: SeriesChange, say = english): string {
  const side = ({ mean, std, n }: SeriesChange['before']) =>
    `${formatNumber(mean)} ± ${formatNumber(std)} (${sayRuns(n, say)})`;
  // one run has no spread
  return `${side(before)} → ${kind === 'unconfirmed' ? formatNumber(after.mean) : side(after)}`;
}

/** Of a gradual change, when and how steep: `2026-05-03 – 2026-07-02, +0.13 %/run`. */
function changeDrift(change: SeriesChange, say = english): string | undefined {
  const { spanTimes } = change;
  const parts = [spanTimes && `${formatTime(spanTimes.from)} – ${formatTime(spanTimes.to)}`, changeRate(change, say)];
  return parts.filter(Boolean).join(', ') || undefined;
}

/** Of a gradual change: what a run adds, `+0.13 %/run`. */
function changeRate(change: SeriesChange, say = english): string | undefined {
  const size = slopeSize(change);
  return size && say('report.rate', '{{size}}/run', { size });
}

/** The same without its unit: `+0.13 %`. */
export function slopeSize({ slope, before }: SeriesChange): string | undefined {
  if (slope === undefined) {
    return undefined;
  }
  return before.mean === 0 ? formatSigned(slope) : formatChange(slope / before.mean);
}

/** What else is known of a change, beside title and certainty: what `robust` tells, and what ran. */
export function changeFacts(change: SeriesChange, say = english): string[] {
  const { effectSize, relativeInterval, absoluteInterval } = change;
  const sized = effectSize !== undefined || relativeInterval !== undefined || absoluteInterval !== undefined;
  return [sized ? changeSize(change) : '', changeDrift(change, say) ?? '', changeRuns(change) ?? ''].filter(Boolean);
}

/** Between which runs, where Graphite's events tell: `6.8.2, main, 1a2b3c → 6.8.3, main, 4d5e6f`. */
function changeRuns({ lastGoodRun, firstBadRun }: SeriesChange): string | undefined {
  const [before, after] = [lastGoodRun && nameRun(lastGoodRun), firstBadRun && nameRun(firstBadRun)];
  return before || after ? `${before || '?'} → ${after || '?'}` : undefined;
}

/** How sure, in a sentence. */
export function changeCertainty(change: SeriesChange, say = english): string {
  const { pValue } = change;
  return isConfirmed(change)
    ? `${explainPValue(pValue, say)} (${namePValue(pValue, say)}).`
    : say('report.certainty.unconfirmed', 'The next run tells whether it was a spike ({{p}}).', {
        p: namePValue(pValue, say),
      });
}

/** How soon it was known: `after 3 runs`. */
export function changeDelay({ index, reportedAt }: SeriesChange, say = english): string | undefined {
  return reportedAt === undefined
    ? undefined
    : say(
        'report.delay',
        { one: 'after {{count}} run', other: 'after {{count}} runs' },
        { count: reportedAt - index + 1 }
      );
}

function spanRuns({ span }: SeriesChange, say: typeof english): string {
  return sayRuns(span!.end - span!.start, say);
}
