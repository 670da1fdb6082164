import type { ChangePoint } from './change-point';

/** A series that goes to and fro between the same levels. */
export interface Switching {
  /** Ascending, in the series' unit. */
  levels: number[];
  /** Indexes of the first and of the last value with which it switched. */
  since: number;
  until: number;
  /** How often it did. */
  switches: number;
}

/** A level is one that was there before when it is so much nearer to it than the step that led there is high. */
const SAME = 0.25;
/** Number of earlier levels that are remembered: two or three, visited in turn, and what came between them. */
const REMEMBERED = 12;
/** Least number of steps in a row that lead back to a level: one or two may be a regression that was mended, and came again. */
const LEAST_RETURNS = 3;

/** Between more levels it is no switching. */
const MOST_LEVELS = 3;

interface Level {
  mean: number;
  /** The step that led there; none to the first level. */
  step?: ChangePoint;
}

/**
 * Marks the steps that lead back to a level of before, once the series does that again and again; a step to a new level
 * is a change like any other. Subtle steps are no switches. Says what it switches between, if it still did lately.
 */
export function markSwitches(points: ChangePoint[]): Switching | undefined {
  let returns = 0;
  let levels: Level[] = [];
  let last: Switching | undefined;
  for (const step of points) {
    if (step.subtle || step.kind === 'unconfirmed') {
      continue;
    }
    if (step.kind === 'gradual') {
      [returns, levels, last] = [0, [], undefined];
      continue;
    }
    if (levels.length === 0) {
      levels.push({ mean: step.before.mean });
    }
    const tolerance = SAME * Math.abs(step.after.mean - step.before.mean);
    const isKnown = levels.some(({ mean }) => Math.abs(mean - step.after.mean) <= tolerance);
    returns = isKnown ? returns + 1 : 0;
    levels = [...levels, { mean: step.after.mean, step }].slice(-REMEMBERED);
    const between = distinct(levels.slice(-returns - 2));
    if (returns >= LEAST_RETURNS && between.length <= MOST_LEVELS) {
      step.isSwitch = true;
      // the step before the first one that led back is the one with which it began
      const since = levels.at(-returns - 1)?.step ?? levels.find((level) => level.step)!.step!;
      last = {
        levels: between,
        since: last && returns > LEAST_RETURNS ? last.since : since.index,
        until: step.index,
        switches: returns + 1,
      };
    }
  }
  return last;
}

/** Means of the levels that are as good as the same, by the smallest step between them. */
function distinct(levels: Level[]): number[] {
  const tolerance =
    SAME * levels.slice(1).reduce((least, { mean }, i) => Math.min(least, Math.abs(mean - levels[i].mean)), Infinity);
  const sorted = levels.map(({ mean }) => mean).sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const mean of sorted) {
    const group = groups.at(-1);
    if (group && mean - group[0] <= 2 * tolerance) {
      group.push(mean);
    } else {
      groups.push([mean]);
    }
  }
  return groups.map((group) => group.reduce((sum, mean) => sum + mean, 0) / group.length);
}
