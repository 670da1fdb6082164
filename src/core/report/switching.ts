import type { Switching } from '../changepoint/switching';
import { formatNumber, formatTime } from '../format';
import { english, type Say } from '../say';

/** Levels that a series goes to and fro between, and since when, ms since 1970. */
export interface TimedSwitching {
  /** Ascending, in the series' unit. */
  levels: number[];
  since: number;
  switches: number;
}

/** A series that may switch between levels. */
export interface MaybeSwitching {
  label: string;
  switching?: TimedSwitching;
  /** Writes a level with its unit; without, it is a plain number. */
  format?: (value: number) => string;
}

/** Most series told one by one, so that they do not hide the rest of the report. */
const MOST_NAMES = 5;
/** From so many series on, they are named in one sentence, without their levels. */
const MANY = 3;

/** The switching of a series of these times, ms since 1970. */
export function timeSwitching(switching: Switching | undefined, times: ArrayLike<number>): TimedSwitching | undefined {
  return switching && { levels: switching.levels, since: times[switching.since], switches: switching.switches };
}

/** Says which series switch between levels: a sentence each, or one for many. */
export function switchingLines(all: MaybeSwitching[], say = english): string[] {
  const those = all.filter((one) => one.switching);
  if (those.length < MANY) {
    return those.map(({ label, switching, format = formatNumber }) => sayOne(label, switching!, format, say));
  }
  const shown = those.slice(0, MOST_NAMES).map(({ label }) => label);
  const left = those.length - shown.length;
  const names = shown.join(', ');
  return [
    say('report.switching.many', '{{some}} of {{total}} series switch between levels: {{names}}.', {
      some: those.length,
      total: all.length,
      names: left > 0 ? say('report.remark.and-more', '{{names}} and {{left}} more', { names, left }) : names,
    }),
  ];
}

function sayOne(
  label: string,
  { levels, since, switches }: TimedSwitching,
  format: (value: number) => string,
  say: Say
): string {
  const written = levels.map(format);
  const last = written.pop()!;
  return say(
    'report.switching.one',
    '{{label}} switches between {{levels}} and {{last}} since {{since}}: {{switches}} switches.',
    { label, levels: written.join(', '), last, since: formatTime(since), switches }
  );
}
