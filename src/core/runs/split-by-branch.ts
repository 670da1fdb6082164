import type { Series } from '../series/series';

/**
 * Splits a series into one per branch, with only the runs of that branch, so that a difference between branches is not
 * reported as a change. Runs of unknown branch are dropped.
 */
export function splitByBranch(series: Series, branches: string[]): Series[] {
  return branches.flatMap((branch) => {
    const kept = [...series.times.keys()].filter((i) => series.runs?.[i]?.branch === branch);
    return kept.length === 0
      ? []
      : [
          {
            ...series,
            name: `${series.name} [${branch}]`,
            labels: { ...series.labels, branch },
            times: Float64Array.from(kept, (i) => series.times[i]),
            values: Float64Array.from(kept, (i) => series.values[i]),
            runs: kept.map((i) => series.runs![i]),
          },
        ];
  });
}
