import { matchesGlob } from './glob';
import type { Direction, MetricRule } from './model';

/**
 * What is good for a metric: the first rule whose pattern matches its name, else a guess from the words in it. The
 * guess is shown to the user wherever it decides on a colour.
 */
export function directionOf(name: string, rules: MetricRule[] = []): Direction {
  return ruleFor(name, rules)?.direction ?? guess(name);
}

/** The first rule whose pattern matches the name. */
export function ruleFor(name: string, rules: MetricRule[]): MetricRule | undefined {
  return rules.find(({ pattern }) => matches(pattern, name));
}

// Words of metric names, as tools write them. A name with words of both kinds is not guessed at ("error_throughput").
const LOWER =
  /(^|[^a-z])(latency|latencies|duration|time|elapsed|p\d{2,4}|percentile|pct\d+|mean|median|max|min|avg|errors?|failures?|timeouts?|allocs?|allocations?|memory|rss|heap|gc|pause|cpu|size|bytes)(?![a-z])/;
const HIGHER =
  /(^|[^a-z])(throughput|ops|rate|rps|qps|tps|iops|bandwidth|score|speed|hits|count|(operations|requests|queries|transactions|ops)[^a-z]*(per|s))(?![a-z])/;

function guess(name: string): Direction {
  // camelCase and digits become words: "opsPerSec" → "ops per sec"
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const last = words.slice(words.lastIndexOf('.') + 1);
  return guessWord(last) ?? guessWord(words) ?? 'either';
}

function guessWord(words: string): Direction | undefined {
  const lower = LOWER.test(words);
  const higher = HIGHER.test(words);
  if (lower === higher) {
    return undefined;
  }
  return lower ? 'lowerIsBetter' : 'higherIsBetter';
}

/** A pattern stands for whole names, or for their last nodes. */
function matches(pattern: string, name: string): boolean {
  return matchesGlob(pattern, name) || matchesGlob(`*.${pattern}`, name);
}
