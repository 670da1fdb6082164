/**
 * Corrects p-values for their number by Holm's step-down method (Holm 1979, Scand. J. Statist. 6). If all metrics with
 * a corrected value up to a limit are reported, the chance of any false report is at most that limit, even for metrics
 * that depend on each other, as those of one run do.
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
