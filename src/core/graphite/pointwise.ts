import { parseTarget } from './expression/parse';
import { childrenOf, isSeries, type Expression } from './expression/tree';

/**
 * Graphite's functions that make each value of the value at that time and nothing else, or change what a series is called
 * or looks like, or choose series by name. Functions that make one series of several are not among them: they may depend
 * on how many there are, and Graphite leaves out series without points in the time that is asked for.
 */
export const POINTWISE = new Set(
  (
    'absolute add alias aliasByMetric aliasByNode aliasByTags aliasSub alpha color consolidateBy dashed exclude exp grep ' +
    'group invert lineWidth log logit lower offset pow removeAboveValue removeBelowValue round scale scaleToSeconds ' +
    'secondYAxis seriesByTag sigmoid sortByName squareRoot substr upper'
  ).split(' ')
);

/** True if a target's values are the same whatever time range they are asked for in. */
export function isPointwise(target: string): boolean {
  const { root, problems } = parseTarget(target, { variables: false });
  return problems.length === 0 && root !== undefined && isSeries(root) && isOnlyOf(root);
}

const isOnlyOf = (expression: Expression): boolean =>
  (expression.type !== 'call' || POINTWISE.has(expression.name)) && childrenOf(expression).every(isOnlyOf);
