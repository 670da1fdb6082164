/** A node of a metric's path as words, and what of them only says which statistic it is. */
export interface NameNode {
  /** In lower case, in order; `/` is read as "per". */
  words: string[];
  /** Of these: `mean`, `p99`, `m1`, … */
  statistics: string[];
}

/**
 * A metric's path in words, node by node: `perf.readLatency_p99` → `[perf]`, `[read, latency]` with the statistic `p99`.
 * Tags behind `;` and a branch behind ` [` are no part of the path.
 *
 * @param read takes a node apart: `nodeOf`, or what remembers its results
 */
export function nodesOf(name: string, read: (node: string) => NameNode): NameNode[] {
  const path = name.replace(/;.*$/, '').replace(/ \[[^\]]*\]$/, '');
  return path.split('.').map(read);
}

/**
 * A node in words.
 *
 * @param known tells words that need not be taken apart; `responsetime` is two of them written as one
 */
export function nodeOf(node: string, known: (word: string) => boolean): NameNode {
  const all = wordsOf(node).flatMap((word) => unglue(word, known));
  // `last_gc_time` is a moment, `gc_time.last` a statistic
  const isPart = (word: string, at: number) =>
    !isStatistic(word) || (word === 'last' && all.slice(at + 1).some((next) => !isStatistic(next)));
  return { words: all.filter(isPart), statistics: all.filter((word, at) => !isPart(word, at)) };
}

function wordsOf(node: string): string[] {
  return (
    node
      // `MB/s`, `allocs/op`
      .replace(/\/(?=[a-z])/gi, ' per ')
      .replace(/%/g, ' percent ')
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z])([A-Z](?!s(?![a-z]))[a-z])/g, '$1 $2')
      .toLowerCase()
      .replace(/\b(one|five|fifteen) ?minute ?rate\b/g, 'm1 rate')
      .split(/[^a-z0-9\u00c0-\uffff]+/)
      .filter((word) => word !== '')
      .map((word, _, all) => (isRefusal(word, all) ? 'error' : word))
  );
}

/** `5xx`, and `http_500`: HTTP's codes for what went wrong. */
const isRefusal = (word: string, beside: string[]) =>
  /^[45]xx$/.test(word) ||
  (/^[45]\d\d$/.test(word) && beside.some((other) => /^(https?|status|code|codes|response|responses)$/.test(other)));

/** A word that is not known, as up to three that are: `readlatency` → `read`, `latency`. */
function unglue(word: string, known: (word: string) => boolean, most = 3): string[] {
  if (known(word) || isStatistic(word) || word.length > 40) {
    return [word];
  }
  for (let length = word.length - 2; most > 1 && length >= 3; length--) {
    const first = word.slice(0, length);
    if (known(first)) {
      const rest = unglue(word.slice(length), known, most - 1);
      if (rest.every(known)) {
        return [first, ...rest];
      }
    }
  }
  return [word];
}

const STATISTICS = new Set(
  (
    'mean avg average min minimum max maximum med median mode stddev stdev std sd variance cv mad iqr percentile percentiles ' +
    'quantile quantiles perc upper lower last latest first value values sample samples snapshot geomean gmean m1 m5 m15 th ' +
    'stat stats statistics summary overall aggregate aggregated'
  ).split(' ')
);
const NUMBERED =
  /^(?:(?:p|pc|pct|perc|percent|percentile|percentiles|q|quantile|upper|lower|mean|median|min|max|avg|sum|count|top|last)\d+(?:th|st|nd|rd)?|\d+(?:th|st|nd|rd|p|pct|perc|percentile)?)$/;

const isStatistic = (word: string) => STATISTICS.has(word) || NUMBERED.test(word);

/** Whether a statistic tells how far values spread: of a throughput, more of it is no better. */
export const isSpread = (statistic: string) => /^(stddev|stdev|std|sd|variance|cv|mad|iqr)$/.test(statistic);

/** Whether a statistic is one of a distribution, which a timer has: not its count. */
export const isOfDistribution = (statistic: string) => !/^(m1|m5|m15|count\d+)$/.test(statistic);
