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

/** The words of a phrase, as the rules see them. */
interface Context {
  words: string[];
  statistics: string[];
  above: ReadonlySet<Kind>;
  has: Has;
}

function guessWords(words: string[], statistics: string[], above: ReadonlySet<Kind>): Guess | undefined {
  const has = kindsAmong(words);
  const rule = RULES.find(([applies]) => applies(has));
  return rule?.[1]({ words, statistics, above, has });
}

/** Rules in order: the first that applies decides, even if its guess is undefined. */
const RULES: Array<[applies: (has: Has) => boolean, guess: (context: Context) => Guess | undefined]> = [
  [(has) => has('doubt'), () => 'either'],
  [(has) => has('between'), ({ has }) => (has('failure') || has('reversed') ? 'higherIsBetter' : 'either')],
  [(has) => has('failure'), ({ words, has, above }) => guessFailure(words, has, above)],
  [(has) => has('setting') && !has('rate-of-work') && (has('time') || has('cost') || has('work')), () => 'either'],
  [(has) => has('time'), ({ words, has }) => guessTime(words, has)],
  [(has) => has('rate-of-work') || has('success'), ({ statistics, has, above }) => guessGood(statistics, has, above)],
  [(has) => has('outcome'), guessOutcome],
  [(has) => has('cost'), guessCost],
  [(has) => has('queue'), ({ has }) => (has('size') || has('count') ? 'lowerIsBetter' : 'either')],
  [(has) => has('size'), guessSize],
  [(has) => has('free'), guessFree],
  [(has) => has('idle') || has('setting'), () => 'either'],
  [
    (has) => has('work'),
    ({ words, statistics, above, has }) =>
      has('rate') && !has('part') ? guessRate(words, statistics, above) : undefined,
  ],
];

/** Tools write times and counts under `ok` and `ko`; only of counts it is known which way is better. */
function guessOutcome({ words, statistics, has }: Context): Guess | undefined {
  if (has('count') || has('part') || has('rate')) {
    return words.includes('ko') ? 'lowerIsBetter' : 'higherIsBetter';
  }
  return statistics.length > 0 ? 'either' : undefined;
}

function guessSize({ words, has }: Context): Guess | undefined {
  if (words.every((word) => kindsOf(word).has('size') || kindsOf(word).has('usage'))) {
    return undefined;
  }
  return has('artefact') && !has('setting') ? 'lowerIsBetter' : 'either';
}

function guessFree({ above, has }: Context): Guess | undefined {
  if (has('rate')) {
    return 'either';
  }
  return above.has('cost') || has('artefact') ? 'higherIsBetter' : undefined;
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
  const isCounted = isCountOfTimes(words, has);
  const onlyUnit = words.filter((word) => kindsOf(word).has('time')).every((word) => UNIT.test(word));
  // `cpu_seconds_total`: a time, summed up
  if (isCounted && onlyUnit && has('cost') && !has('rate')) {
    return 'lowerIsBetter';
  }
  if (has('rate-of-work') && onlyUnit && words.some((word) => /^(availability|uptime|efficiency)$/.test(word))) {
    return 'higherIsBetter';
  }
  const taken = !has('rate') && !has('count') && words.some((word) => /^(cpu|gc|stw|iowait|steal)$/.test(word));
  const isDoubtful = UNCLEAR_TIMES.some(has);
  return (isCounted && !taken) || isDoubtful ? 'either' : 'lowerIsBetter';
}

/** Kinds of words with which it is not known whether a longer time is worse. */
const UNCLEAR_TIMES: Kind[] = ['rate-of-work', 'idle', 'free', 'setting', 'reversed'];

/** True for the number or the rate of times, not for a total of times. */
function isCountOfTimes(words: string[], has: Has): boolean {
  const isTotal = words.some((word) => /^(time|duration)s?$/.test(word) || UNIT.test(word));
  return (
    words.some((word) => kindsOf(word).has('count') && !(isTotal && word === 'total')) || has('rate') || has('part')
  );
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

function guessCost({ words, statistics, has, above }: Context): Guess {
  const isMemory = words.some((word) => MEMORY.test(word));
  if (has('free') || above.has('free')) {
    return isMemory || has('artefact') ? 'higherIsBetter' : 'either';
  }
  const isAmount =
    (isMemory && isCapacity(words, statistics, has)) ||
    isNumberOfCpus(words, has) ||
    // data that flows in or out, such as swap per second
    (has('rate') && !words.some((word) => /^(alloc\w*|gc|garbage|churn|ctx|csw|cswitch(es)?)$/.test(word)));
  return isAmount || has('idle') || has('setting') ? 'either' : 'lowerIsBetter';
}

/** True for `heap.max` and `memory.total`: memory that exists, not memory that is used. */
function isCapacity(words: string[], statistics: string[], has: Has): boolean {
  return (
    !words.some((word) => /^(gc|alloc)s?$/.test(word)) &&
    (has('capacity') || has('count') || statistics.at(-1) === 'max') &&
    !has('usage')
  );
}

/** True for a number of processors, and for a total of swap. */
function isNumberOfCpus(words: string[], has: Has): boolean {
  const isCount = words.some((word) => /^(cpus?|swap)$/.test(word)) && has('count') && !has('usage');
  return isCount || (words.includes('cpu') && words.some((word) => /^(cores?|threads?)$/.test(word)));
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
