import type { Remark } from '../changepoint/detection';
import { english, sayRuns, type Say } from '../say';

/** A series, and the reason why it could not be judged, if there is one. */
export interface Remarked {
  label: string;
  remark?: Remark;
  runs: number;
  /** Values that are too large to be analysed, so that they count as missing. */
  tooLarge?: number;
}

/** Larger values count as missing, as in the detector. */
const LARGEST = 1e100;

/** What `remarkLines` says of a series depends on its values, too. */
export function remarked(label: string, { values }: { values: Float64Array }, remark?: Remark): Remarked {
  const tooLarge = remark === 'tooShort' ? values.filter((value) => Math.abs(value) > LARGEST).length : 0;
  return { label, remark, runs: values.length, tooLarge };
}

/** Most names in one line, so that they do not hide the rest of the report. */
const MOST_NAMES = 5;

/** Writes one sentence per reason, however many series it applies to. */
export function remarkLines(all: Remarked[], say = english): string[] {
  return REMARKS.flatMap((remark) => {
    const those = all.filter((one) => one.remark === remark);
    if (those.length === 0) {
      return [];
    }
    return [all.length === 1 ? sayOne(remark, those[0], say) : sayMany(remark, those, all.length, say)];
  });
}

const REMARKS: Remark[] = ['noStableLevel', 'tooShort'];

/** The reason in a few words, for a legend. */
export function remarkInShort(remark: Remark, say = english): string {
  return remark === 'noStableLevel'
    ? say('report.remark.wanders-short', 'no stable level')
    : say('report.remark.too-short-short', 'too few runs');
}

function sayOne(remark: Remark, { label, runs, tooLarge = 0 }: Remarked, say: Say): string {
  if (remark === 'tooShort' && tooLarge > 0) {
    return say(
      'report.remark.too-large',
      {
        one: '{{label}} has too few runs to judge: {{count}} of {{runs}} is beyond ±1e100 and counts as missing.',
        other: '{{label}} has too few runs to judge: {{count}} of {{runs}} are beyond ±1e100 and count as missing.',
      },
      { label, count: tooLarge, runs: sayRuns(runs, say) }
    );
  }
  return remark === 'noStableLevel'
    ? say(
        'report.remark.wanders',
        '{{label}} has no stable level: it wanders, so only jumps beyond that are reported.',
        { label }
      )
    : say('report.remark.too-short', '{{label}} has too few runs to judge ({{runs}}).', {
        label,
        runs: sayRuns(runs, say),
      });
}

function sayMany(remark: Remark, those: Remarked[], total: number, say: Say): string {
  const shown = those.slice(0, MOST_NAMES).map(({ label }) => label);
  const left = those.length - shown.length;
  const names =
    left > 0
      ? say('report.remark.and-more', '{{names}} and {{left}} more', { names: shown.join(', '), left })
      : shown.join(', ');
  const values = { count: those.length, total, names };
  return remark === 'noStableLevel'
    ? say(
        'report.remark.many-wander',
        {
          one: '{{count}} of {{total}} series has no stable level: {{names}}.',
          other: '{{count}} of {{total}} series have no stable level: {{names}}.',
        },
        values
      )
    : say(
        'report.remark.many-too-short',
        {
          one: '{{count}} of {{total}} series has too few runs to judge: {{names}}.',
          other: '{{count}} of {{total}} series have too few runs to judge: {{names}}.',
        },
        values
      );
}
