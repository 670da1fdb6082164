import { guessDirection } from './direction/guess';
import { matchesGlob } from './matches-glob';
import type { Direction, MetricRule } from './model';

/**
 * Returns the better direction of a metric: that of the first rule whose pattern matches its name, else a guess from
 * the words in the name, which is `either` in case of doubt.
 */
export function directionOf(name: string, rules: MetricRule[] = []): Direction {
  return ruleFor(name, rules).direction ?? guessDirection(name);
}

/** Returns what the rules say of a metric: each field of the first rule that has it and whose pattern matches. */
export function ruleFor(name: string, rules: MetricRule[] = []): Omit<MetricRule, 'pattern'> {
  const matching = rules.filter(({ pattern }) => matches(pattern, name)).reverse();
  const { pattern: _, ...rule } = Object.assign({}, ...matching.map(withoutEmpty)) as MetricRule;
  return rule;
}

const withoutEmpty = (rule: MetricRule) =>
  Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));

/** True if a pattern matches the whole name or its last nodes. */
function matches(pattern: string, name: string): boolean {
  return matchesGlob(pattern, name) || matchesGlob(`*.${pattern}`, name);
}
