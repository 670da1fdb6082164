import type { Series } from './series';

/** The last runs of a series; all of it if there are no more, or no limit. */
export function lastRuns(series: Series, most: number | undefined): Series {
  const { times, values, runs } = series;
  if (most === undefined || times.length <= most) {
    return series;
  }
  const from = times.length - most;
  return { ...series, times: times.slice(from), values: values.slice(from), ...(runs && { runs: runs.slice(from) }) };
}
