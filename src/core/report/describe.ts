import { isConfirmed } from '../changepoint/change-point';
import {
  explainPValue,
  formatChange,
  formatChangeRange,
  formatEffect,
  formatTime,
  namePValue,
  roundSpread,
} from '../format';
import { type SeriesChange } from '../query/judge';
import { nameRun } from '../runs/run';
import { english, sayNumber, sayRuns } from '../say';
import { formatSignedWithUnit, formatWithUnit } from './with-unit';

/** A title: `Regression: +12.3 %`, `Regression: drifted +8.0 % over 60 runs`, `Last run is off by +9.0 %: …`. */
export function changeTitle(change: SeriesChange, say = english): string {
  const size = shortSize(change, say);
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

/**
 * A title for screen readers, with series and date: `Regression: +12.3 % of throughput on 2026-05-03`.
 *
 * @param when writes a time, ms since 1970
 */
export function changeHeadline(change: SeriesChange, label: string, say = english, when = formatTime): string {
  const day = when(change.time);
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

/** The verdict on a change in a word: `Regression`. */
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

/** The size of a change in short: `+12.3 %`, or `+3.2` from a level of 0. */
export function shortSize({ before, relativeChange, absoluteChange, unit }: SeriesChange, say = english): string {
  const size = before.mean === 0 ? formatSignedWithUnit(absoluteChange, unit) : formatChange(relativeChange);
  return sayNumber(size, say);
}

/** The size of a change with its confidence interval and effect size: `+3.2 % (+2.1 … +4.3 %), 4.1 σ`. */
export function changeSize(change: SeriesChange, say = english): string {
  const { relativeInterval, absoluteInterval, effectSize, unit } = change;
  const range = relativeInterval
    ? ` (${formatChangeRange(relativeInterval)})`
    : absoluteInterval
      ? ` (${formatSignedWithUnit(absoluteInterval.low, unit)} … ${formatSignedWithUnit(absoluteInterval.high, unit)})`
      : '';
  const effect = effectSize === undefined ? '' : `, ${sayNumber(formatEffect(effectSize), say)}`;
  return `${shortSize(change, say)}${sayNumber(range, say)}${effect}`;
}

/** The levels before and after a change: `812.4 ± 5.1 (31 runs) → 912 ± 6 (9 runs)`. */
export function changeSpan({ before, after, kind, unit }: SeriesChange, say = english): string {
  const level = (value: number) => sayNumber(formatWithUnit(value, unit), say);
  const side = ({ mean, std, n }: SeriesChange['before']) =>
    `${level(mean)} ± ${level(roundSpread(std))} (${sayRuns(n, say)})`;
  // one run has no spread
  return `${side(before)} → ${kind === 'unconfirmed' ? level(after.mean) : side(after)}`;
}

/** The dates and the slope of a gradual change: `2026-05-03 – 2026-07-02, +0.13 %/run`. Undefined for other changes. */
function changeDrift(change: SeriesChange, say = english): string | undefined {
  const { spanTimes } = change;
  const parts = [spanTimes && `${formatTime(spanTimes.from)} – ${formatTime(spanTimes.to)}`, changeRate(change, say)];
  return parts.filter(Boolean).join(', ') || undefined;
}

/** The slope of a gradual change, with unit: `+0.13 %/run`. */
function changeRate(change: SeriesChange, say = english): string | undefined {
  const size = slopeSize(change, say);
  return size && say('report.rate', '{{size}}/run', { size });
}

/** The slope of a gradual change per run, without unit: `+0.13 %`. Undefined for other changes. */
export function slopeSize({ slope, before, unit }: SeriesChange, say = english): string | undefined {
  if (slope === undefined) {
    return undefined;
  }
  return sayNumber(before.mean === 0 ? formatSignedWithUnit(slope, unit) : formatChange(slope / before.mean), say);
}

/** Further facts about a change: size with interval (from the method `robust`), drift, and runs; as far as known. */
export function changeFacts(change: SeriesChange, say = english): string[] {
  const { effectSize, relativeInterval, absoluteInterval } = change;
  const sized = effectSize !== undefined || relativeInterval !== undefined || absoluteInterval !== undefined;
  return [sized ? changeSize(change, say) : '', changeDrift(change, say) ?? '', changeRuns(change) ?? ''].filter(
    Boolean
  );
}

/** The runs before and after a change: `6.8.2, main, 1a2b3c → 6.8.3, main, 4d5e6f`. Undefined if both are unknown. */
export function changeRuns({ lastGoodRun, firstBadRun }: SeriesChange): string | undefined {
  const [before, after] = [lastGoodRun && nameRun(lastGoodRun), firstBadRun && nameRun(firstBadRun)];
  return before || after ? `${before || '?'} → ${after || '?'}` : undefined;
}

/** A sentence about how certain a change is. */
export function changeCertainty(change: SeriesChange, say = english): string {
  const { pValue } = change;
  return isConfirmed(change)
    ? `${explainPValue(pValue, say)} (${namePValue(pValue, say)}).`
    : say('report.certainty.unconfirmed', 'The next run tells whether it was a spike ({{p}}).', {
        p: namePValue(pValue, say),
      });
}

/** The number of runs until a change was first reported: `after 3 runs`. Undefined if the method does not record it. */
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
