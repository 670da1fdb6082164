import type { Series } from '../series/series';

/**
 * A series for each branch, of the runs of that branch alone, so that what one branch does is not taken for a change of
 * the other. Runs of unknown branch belong to none.
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
