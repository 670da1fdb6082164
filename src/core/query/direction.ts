import { guessDirection } from './direction/guess';
import { matchesGlob } from './matches-glob';
import type { Direction, MetricRule } from './model';

/**
 * What is good for a metric: the first rule whose pattern matches its name, else a guess from the words in it, which
 * is `either` where they leave a doubt.
 */
export function directionOf(name: string, rules: MetricRule[] = []): Direction {
  return ruleFor(name, rules)?.direction ?? guessDirection(name);
}

/** The first rule whose pattern matches the name. */
export function ruleFor(name: string, rules: MetricRule[]): MetricRule | undefined {
  return rules.find(({ pattern }) => matches(pattern, name));
}

/** A pattern stands for whole names, or for their last nodes. */
function matches(pattern: string, name: string): boolean {
  return matchesGlob(pattern, name) || matchesGlob(`*.${pattern}`, name);
}
