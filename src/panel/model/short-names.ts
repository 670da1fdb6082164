/** Between the parts of a path, as of a Graphite metric or of a file. */
const PARTS = /[./]/;
/** Between the parts of an expression, as `scale(perf.read.p50, 0.1)`. */
const EXPRESSION_PARTS = /[./(), "']/;
const EXPRESSION = /^\w+\([^{}]*\)$/;
/** In place of parts in the middle that are the same everywhere. */
const SAME = '…';

/**
 * Names without the parts of their paths that are the same in all of them: `perf.read.p50` and `perf.read.p99` are `p50`
 * and `p99`; in the middle, `…` stands for such parts. So it is with paths within functions. Names with labels or words
 * are no paths: they stay as they are.
 */
export function shortNames(names: string[]): string[] {
  const isExpression = names.every((name) => EXPRESSION.test(name));
  if (names.length < 2 || (!isExpression && names.some((name) => /[\s{}()]/.test(name)))) {
    return names;
  }
  const paths = names.map((name) => name.split(isExpression ? EXPRESSION_PARTS : PARTS));
  const [first] = paths;
  const shortest = Math.min(...paths.map(({ length }) => length));
  const begin = countSame(paths, shortest - 1, (path, i) => path[i]);
  const end = countSame(paths, shortest - 1 - begin, (path, i) => path[path.length - 1 - i]);
  const sameLength = paths.every(({ length }) => length === first.length);
  const isSame = first.map((part, i) => sameLength && paths.every((path) => path[i] === part));
  const short = names.map((name, n) => {
    const path = paths[n];
    let kept = '';
    let at = path.slice(0, begin).reduce((sum, { length }) => sum + length + 1, 0);
    for (let i = begin; i < path.length - end; i++) {
      // with the separator that the name has
      const separator = kept && !kept.endsWith(SAME) ? name[at - 1] : '';
      kept = isSame[i] ? kept.replace(/…?$/, SAME) : kept + separator + path[i];
      at += path[i].length + 1;
    }
    return kept;
  });
  // `.a` and `a` would be one
  return new Set(short).size === new Set(names).size && !short.includes('') && !short.includes(SAME) ? short : names;
}

/** The number of parts that are the same in all paths, counted from where `at` begins. */
function countSame(paths: string[][], most: number, at: (path: string[], i: number) => string): number {
  let n = 0;
  while (n < most && paths.every((path) => at(path, n) === at(paths[0], n))) {
    n++;
  }
  return n;
}
