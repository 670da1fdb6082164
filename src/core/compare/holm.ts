/**
 * p-values corrected for their number by Holm's step-down method (Holm 1979, Scand. J. Statist. 6): reporting those up
 * to a limit has at most that chance of any false report, however the metrics depend on each other, as those of one
 * run do.
 */
export function holm(pValues: number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = new Array<number>(pValues.length);
  order.reduce((least, index, rank) => {
    const p = Math.max(least, Math.min(1, pValues[index] * (pValues.length - rank)));
    adjusted[index] = p;
    return p;
  }, 0);
  return adjusted;
}
