import { memoize } from '../../memoize';
import { guessPhrase, type Guess } from './phrase';
import { kindsOf, type Kind } from './vocabulary';
import { isOfDistribution, nodeOf, nodesOf, type NameNode } from './words';

/** Longest name, in characters, that is guessed at: the time grows with the square of the number of words. */
const LONGEST_NAME = 1000;

/**
 * Guesses the better direction of a metric from the words of its path. The guess is `either` in case of doubt, because
 * a wrong direction hides regressions.
 *
 * The last node names what is measured, unless it is only a statistic (`throughput.mean`) or a quantity
 * (`errors.rate`); then it is the node above. Nodes further up can only reverse the meaning (`errors.ops`) or are
 * ignored: they are names of tests.
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
    // the name of a test (`gc-stress.rows`) does not tell whether more rows are better
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

/** Returns the kinds of the words above a level, up to the first unknown word: that may belong to a test's name. */
function kindsAbove(nodes: NameNode[], level: number): ReadonlySet<Kind> {
  const kinds = new Set<Kind>();
  for (let above = level - 1; above >= 0 && nodes[above].words.every(isKnown); above--) {
    nodes[above].words.forEach((word) => kindsOf(word).forEach((kind) => kinds.add(kind)));
  }
  return kinds;
}

const isKnown = (word: string) => kindsOf(word).size > 0;

/** True below StatsD's node `timers`, if the statistic is one of a time: StatsD writes counts and rates there too. */
function isTimer(nodes: NameNode[], level: number, statistics: string[], below: string[]): boolean {
  const counted = below.some((word) => kindsOf(word).has('count') || kindsOf(word).has('rate'));
  return (
    !counted &&
    statistics.length > 0 &&
    statistics.every(isOfDistribution) &&
    nodes.slice(0, level).some(({ words }) => words.length === 1 && kindsOf(words[0]).has('timer'))
  );
}

/** True for JMH's modes that measure times (`avgt`, `ss`): JMH calls every result a score, times too. */
const isAverageTime = (nodes: NameNode[]) => nodes.some(({ words }) => words.some((word) => /^(avgt|ss)$/.test(word)));

/** Graphite functions that do not reverse the better direction. */
const KEEPING =
  /^(alias\w*|moving\w+|exponentialMovingAverage|summarize|smartSummarize|hitcount|consolidateBy|cumulative|keepLastValue|interpolate|transformNull|sum\w*|avg\w*|average\w*|max\w*|min\w*|median\w*|group\w*|aggregate\w*|highest\w*|lowest\w*|limit|sortBy\w*|grep|exclude|filterSeries|remove\w+|nPercentile|percentileOfSeries|timeShift|timeStack|delay|color|lineWidth|secondYAxis|dashed|alpha|fallbackSeries|round|substr|stacked|seriesByTag|unique|currentAbove|currentBelow|maximumAbove|maximumBelow|minimumAbove|minimumBelow|mostDeviant|useSeriesAbove|applyByNode|identity|drawAsInfinite|perSecond|scale|scaleToSeconds|legendValue|cactiStyle|stdev)$/i;

/** Finds the paths in a name, which may be a Graphite expression. Undefined if a function may reverse the direction. */
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
