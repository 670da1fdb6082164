import { memoize } from '../../memoize';
import { guessPhrase, type Guess } from './phrase';
import { kindsOf, type Kind } from './vocabulary';
import { isOfDistribution, nodeOf, nodesOf, type NameNode } from './words';

/** Characters of a name that is guessed at: the time it takes grows with the square of its words. */
const LONGEST_NAME = 1000;

/**
 * Which way is better for a metric, by the words of its path; `either` where they leave a doubt, because a direction that
 * is the wrong way round hides a regression.
 *
 * What is measured is said by the last node that says more than a statistic (`throughput.mean`) or a quantity
 * (`errors.rate`); nodes above it can only turn it around (`errors.ops`). The names of tests further up say nothing.
 */
export const guessDirection = memoize((name: string): Guess => {
  const series = name.length > LONGEST_NAME ? undefined : seriesIn(name);
  if (!series) {
    return 'either';
  }
  const guesses = new Set(series.paths.map((path) => guessPath(path, series.rate)));
  return guesses.size === 1 ? [...guesses][0] : 'either';
});

const readNode = memoize((node) => nodeOf(node, isKnown));

function guessPath(path: string, rate: boolean): Guess {
  const nodes = nodesOf(path, readNode);
  const statistics: string[] = [];
  const below: string[] = rate ? ['rate'] : [];
  for (let level = nodes.length - 1; level >= 0; level--) {
    const { words, statistics: own } = nodes[level];
    statistics.unshift(...own);
    // the name of a test (`gc-stress.rows`) says nothing of what is counted in it
    const isName = !words.every(isKnown) && below.some((word) => kindsOf(word).has('work'));
    const guess = isName
      ? 'either'
      : guessPhrase({ words: [...words, ...below], statistics, above: kindsAbove(nodes, level) });
    if (guess) {
      return guess === 'higherIsBetter' && isAverageTime(nodes) ? 'either' : guess;
    }
    if (isTimer(nodes, level, statistics, below)) {
      return 'lowerIsBetter';
    }
    if (!words.every(isKnown)) {
      return 'either';
    }
    below.unshift(...words);
  }
  return 'either';
}

/** Kinds of the words in the nodes above a level, as far as each is known: a test's name may hold anything. */
function kindsAbove(nodes: NameNode[], level: number): ReadonlySet<Kind> {
  const kinds = new Set<Kind>();
  for (let above = level - 1; above >= 0 && nodes[above].words.every(isKnown); above--) {
    nodes[above].words.forEach((word) => kindsOf(word).forEach((kind) => kinds.add(kind)));
  }
  return kinds;
}

const isKnown = (word: string) => kindsOf(word).size > 0;

/** StatsD: below `timers` there are times, beside counts and rates. */
function isTimer(nodes: NameNode[], level: number, statistics: string[], below: string[]): boolean {
  const counted = below.some((word) => kindsOf(word).has('count') || kindsOf(word).has('rate'));
  return (
    !counted &&
    statistics.length > 0 &&
    statistics.every(isOfDistribution) &&
    nodes.slice(0, level).some(({ words }) => words.length === 1 && kindsOf(words[0]).has('timer'))
  );
}

/** JMH calls every result a score, times too. */
const isAverageTime = (nodes: NameNode[]) => nodes.some(({ words }) => words.some((word) => /^(avgt|ss)$/.test(word)));

/** Functions that leave it as it is which way is better. */
const KEEPING =
  /^(alias\w*|moving\w+|exponentialMovingAverage|summarize|smartSummarize|hitcount|consolidateBy|cumulative|keepLastValue|interpolate|transformNull|sum\w*|avg\w*|average\w*|max\w*|min\w*|median\w*|group\w*|aggregate\w*|highest\w*|lowest\w*|limit|sortBy\w*|grep|exclude|filterSeries|remove\w+|nPercentile|percentileOfSeries|timeShift|timeStack|delay|color|lineWidth|secondYAxis|dashed|alpha|fallbackSeries|round|substr|stacked|seriesByTag|unique|currentAbove|currentBelow|maximumAbove|maximumBelow|minimumAbove|minimumBelow|mostDeviant|useSeriesAbove|applyByNode|identity|drawAsInfinite|perSecond|scale|scaleToSeconds|legendValue|cactiStyle|stdev)$/i;

/** The paths in a name that may be a Graphite expression; undefined where a function may turn them around. */
function seriesIn(name: string): { paths: string[]; rate: boolean } | undefined {
  const calls = [...name.matchAll(/([a-z]\w*)\(/gi)].map(([, call]) => call);
  if (calls.length === 0) {
    return { paths: [name], rate: false };
  }
  // `scale(x, -1)`
  if (!calls.every((call) => KEEPING.test(call)) || /,\s*-/.test(name)) {
    return undefined;
  }
  const paths = name
    .replace(/"[^"]*"|'[^']*'/g, '')
    .replace(/[a-z]\w*\(/gi, ',')
    .split(/[(),|]/)
    .map((part) => part.trim())
    .filter((part) => part.includes('.') && !/^[-+\d.e]+$/i.test(part));
  return paths.length > 0 ? { paths, rate: calls.includes('perSecond') } : undefined;
}
