import { kindsOf, type Kind } from './vocabulary';
import { isSpread } from './words';

export type Guess = 'higherIsBetter' | 'lowerIsBetter' | 'either';

/** The words of a node of a path and of the nodes below it. */
export interface Phrase {
  /** The words in order, without statistics. */
  words: string[];
  /** The statistics, such as "mean" or "p99". */
  statistics: string[];
  /** Kinds of the words above the node. They can reverse its meaning: `errors` in `errors.rate`. */
  above?: ReadonlySet<Kind>;
}

/** Names of several words whose meaning does not follow from the single words. */
const KNOWN_NAMES: Array<[names: RegExp, guess: Guess]> = [
  [/^(perceptual|contentful)?speedindex$/, 'lowerIsBetter'],
  [/^(last)?visualchange$|^visual(complete|readiness)$|^fullyloaded$|^pageload$/, 'lowerIsBetter'],
  [/^(first|largest)?(contentful)?paint$|^dom(contentloaded|interactive|complete)$|^onload$/, 'lowerIsBetter'],
  [/^cumulativelayoutshift$|^timeto(interactive|byte)$|^longtasks?$/, 'lowerIsBetter'],
  [/^(frames?|insns?|instructions?)percycles?$/, 'higherIsBetter'],
];

const SECONDS = /^(s|sec|secs|second|seconds|min|minute|minutes|hour|hours|day|days|interval)$/;

/** Guesses the better direction of a phrase from its words; undefined if they do not tell. */
export function guessPhrase({ words, statistics, above = new Set() }: Phrase): Guess | undefined {
  const joined = words.join('');
  const named = KNOWN_NAMES.find(([names]) => names.test(joined))?.[1];
  if (named) {
    return named;
  }
  const moment = /(^| )(start|started|stop|end|finish) time( |$)/.test(words.join(' ').replace(/(back|front) end/, ''));
  if (moment) {
    return 'either';
  }
  const per = words.lastIndexOf('per');
  if (per >= 0 && words.length > per + 1) {
    return SECONDS.test(words[per + 1])
      ? guessWords([...words.slice(0, per), ...words.slice(per + 2), 'rate'], statistics, above)
      : guessShare(words.slice(0, per), words.slice(per + 1));
  }
  // `ops_sec`, `mb_s`
  const each = words.findIndex((word, at) => at > 0 && /^s(ec)?$/.test(word) && COUNTED.test(words[at - 1]));
  return each < 0
    ? guessWords(words, statistics, above)
    : guessWords([...words.slice(0, each), ...words.slice(each + 1), 'rate'], statistics, above);
}

const COUNTED =
  /^(i?ops?|reqs?|requests?|quer(y|ies)|k?bytes?|bits?|[kmg]i?b|msgs?|messages?|events?|rows?|records?|txn?|transactions?|transfer|iterations?)$/;

/** Guesses for a ratio: `ns per op` is a cost, `ops per joule` a yield. */
function guessShare(what: string[], each: string[]): Guess {
  const has = kindsAmong(what);
  if (has('time') || has('cost') || has('failure') || has('size') || what.some((word) => PRICE.test(word))) {
    return 'lowerIsBetter';
  }
  if (what.some((word) => /^(bytes?|b|kb|kib|mb|mib)$/.test(word))) {
    return 'lowerIsBetter';
  }
  const goods = has('work') || has('rate-of-work') || has('success');
  return goods && kindsAmong(each)('resource') ? 'higherIsBetter' : 'either';
}

const PRICE = /^(cycles?|insns?|instructions?|faults?|syscalls?)$/;

function guessWords(words: string[], statistics: string[], above: ReadonlySet<Kind>): Guess | undefined {
  const has = kindsAmong(words);
  if (has('doubt')) {
    return 'either';
  }
  if (has('between')) {
    return has('failure') || has('reversed') ? 'higherIsBetter' : 'either';
  }
  if (has('failure')) {
    return guessFailure(words, has, above);
  }
  if (has('setting') && !has('rate-of-work') && (has('time') || has('cost') || has('work'))) {
    return 'either';
  }
  if (has('time')) {
    return guessTime(words, has);
  }
  if (has('rate-of-work') || has('success')) {
    return guessGood(statistics, has, above);
  }
  if (has('outcome')) {
    // of times, or of how many there were
    const counted = has('count') || has('part') || has('rate');
    return counted ? guessOutcome(words) : statistics.length > 0 ? 'either' : undefined;
  }
  if (has('cost')) {
    return guessCost(words, statistics, has, above);
  }
  if (has('queue')) {
    return has('size') || has('count') ? 'lowerIsBetter' : 'either';
  }
  if (has('size')) {
    const bare = words.every((word) => kindsOf(word).has('size') || kindsOf(word).has('usage'));
    return bare ? undefined : has('artefact') && !has('setting') ? 'lowerIsBetter' : 'either';
  }
  if (has('free')) {
    return has('rate') ? 'either' : above.has('cost') || has('artefact') ? 'higherIsBetter' : undefined;
  }
  if (has('idle') || has('setting')) {
    return 'either';
  }
  if (has('work')) {
    return has('rate') && !has('part') ? guessRate(words, statistics, above) : undefined;
  }
  return undefined;
}

function guessFailure(words: string[], has: Has, above: ReadonlySet<Kind>): Guess {
  const isSetting = words.some((word) => /^timeouts?$/.test(word)) && (has('time') || has('setting') || has('size'));
  const contradicts =
    has('rate-of-work') && !words.some((word) => /^(i?ops|[qrt]ps)$/.test(word))
      ? true
      : has('success') || has('free') || above.has('success');
  return isSetting || contradicts || has('reversed') || has('setting') ? 'either' : 'lowerIsBetter';
}

function guessTime(words: string[], has: Has): Guess {
  const isTotal = words.some((word) => /^(time|duration)s?$/.test(word) || UNIT.test(word));
  const counted =
    words.some((word) => kindsOf(word).has('count') && !(isTotal && word === 'total')) || has('rate') || has('part');
  const onlyUnit = words.filter((word) => kindsOf(word).has('time')).every((word) => UNIT.test(word));
  // `cpu_seconds_total`: a time, summed up
  if (counted && onlyUnit && has('cost') && !has('rate')) {
    return 'lowerIsBetter';
  }
  const taken = words.some((word) => /^(cpu|gc|stw|iowait|steal)$/.test(word)) && !has('rate') && !has('count');
  if (has('rate-of-work') && words.some((word) => /^(availability|uptime|efficiency)$/.test(word)) && onlyUnit) {
    return 'higherIsBetter';
  }
  return (counted && !taken) || has('rate-of-work') || has('idle') || has('free') || has('setting') || has('reversed')
    ? 'either'
    : 'lowerIsBetter';
}

const UNIT = /^(ms|msecs?|us|usecs?|ns|nsecs?|secs?|seconds?|millis?|milliseconds?|micros?|nanos?|s|minutes?|hours?)$/;

function guessGood(statistics: string[], has: Has, above: ReadonlySet<Kind>): Guess {
  const doubtful =
    (has('cost') && !has('rate-of-work')) ||
    has('setting') ||
    has('idle') ||
    has('reversed') ||
    has('index') ||
    statistics.some(isSpread);
  return doubtful || above.has('failure') || above.has('setting') ? 'either' : 'higherIsBetter';
}

const guessOutcome = (words: string[]): Guess => (words.includes('ko') ? 'lowerIsBetter' : 'higherIsBetter');

function guessCost(words: string[], statistics: string[], has: Has, above: ReadonlySet<Kind>): Guess {
  const memory = words.some((word) => MEMORY.test(word));
  if (has('free') || above.has('free')) {
    return memory || has('artefact') ? 'higherIsBetter' : 'either';
  }
  // `heap.max` and `memory.total` are what there is, not what is used
  const isCapacity =
    memory &&
    !words.some((word) => /^(gc|alloc)s?$/.test(word)) &&
    (has('capacity') || has('count') || statistics.at(-1) === 'max') &&
    !has('usage');
  const isNumber = words.some((word) => /^(cpus?|swap)$/.test(word)) && has('count') && !has('usage');
  const isCpus = words.some((word) => word === 'cpu') && words.some((word) => /^(cores?|threads?)$/.test(word));
  const isFlow = has('rate') && !words.some((word) => /^(alloc\w*|gc|garbage|churn|ctx|csw|cswitch(es)?)$/.test(word));
  return isCapacity || isNumber || isFlow || has('idle') || has('setting') || isCpus ? 'either' : 'lowerIsBetter';
}

const MEMORY = /^(mem|memory|heap|nonheap|swap)$/;

function guessRate(words: string[], statistics: string[], above: ReadonlySet<Kind>): Guess {
  if (above.has('failure')) {
    return 'lowerIsBetter';
  }
  const isDoubtful = words.some((word) => kindsOf(word).size === 0 && TURNING.test(word));
  return isDoubtful || above.has('setting') || statistics.some(isSpread) ? 'either' : 'higherIsBetter';
}

/** Unknown words that may turn good work into bad: `unseen_events_per_sec`, `parked_requests_rate`. */
const TURNING = /(ed|en|less|able|ible)$|^(un|non|mis|dis|in|de)/;

type Has = (kind: Kind) => boolean;

function kindsAmong(words: string[]): Has {
  const kinds = new Set(words.flatMap((word) => [...kindsOf(word)]));
  return (kind) => kinds.has(kind);
}
