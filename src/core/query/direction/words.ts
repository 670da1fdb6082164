/** A node of a metric's path, split into words. */
export interface NameNode {
  /** The words except statistics, in lower case, in order; `/` is read as "per". */
  words: string[];
  /** The statistics, such as "mean", "p99" or "m1". */
  statistics: string[];
}

/**
 * Splits a metric's path into words, node by node: `perf.readLatency_p99` → `[perf]`, `[read, latency]` with the
 * statistic `p99`. Tags behind `;` and a branch behind ` [` are ignored.
 *
 * @param read splits one node: `nodeOf`, or a cached version of it
 */
export function nodesOf(name: string, read: (node: string) => NameNode): NameNode[] {
  const path = name.replace(/;.*$/, '').replace(/ \[[^\]]*\]$/, '');
  return path.split('.').map(read);
}

/**
 * Splits a node into words.
 *
 * @param known true for a word of the vocabulary; unknown ones are split into known ones: `responsetime`
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

/** True for HTTP's error codes: `5xx`, and `http_500`. */
const isRefusal = (word: string, beside: string[]) =>
  /^[45]xx$/.test(word) ||
  (/^[45]\d\d$/.test(word) && beside.some((other) => /^(https?|status|code|codes|response|responses)$/.test(other)));

/** Splits an unknown word into up to three known ones: `readlatency` → `read`, `latency`. */
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

/** True for a statistic of the spread: even for a throughput, a larger one is not better. */
export const isSpread = (statistic: string) => /^(stddev|stdev|std|sd|variance|cv|mad|iqr)$/.test(statistic);

/** True for a statistic of a timer's values, such as "mean"; false for its counts and rates. */
export const isOfDistribution = (statistic: string) => !/^(m1|m5|m15|count\d+)$/.test(statistic);
