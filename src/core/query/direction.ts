import { guessDirection } from './direction/guess';
import { matchesGlob } from './matches-glob';
import type { Direction, MetricRule } from './model';

/**
 * Returns the better direction of a metric: that of the first rule whose pattern matches its name, else a guess from
 * the words in the name, which is `either` in case of doubt.
 */
export function directionOf(name: string, rules: MetricRule[] = []): Direction {
  return ruleFor(name, rules)?.direction ?? guessDirection(name);
}

/** Returns the first rule whose pattern matches the name. */
export function ruleFor(name: string, rules: MetricRule[]): MetricRule | undefined {
  return rules.find(({ pattern }) => matches(pattern, name));
}

/** True if a pattern matches the whole name or its last nodes. */
function matches(pattern: string, name: string): boolean {
  return matchesGlob(pattern, name) || matchesGlob(`*.${pattern}`, name);
}
