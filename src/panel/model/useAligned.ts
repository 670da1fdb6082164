import { useState } from 'react';

import { alignLines, type Aligned, type Line } from './aligned';

/** The series' points for uPlot: the same object as long as the points are the same, so that their paths are kept. */
export function useAligned(series: Line[]): Aligned {
  const [made, setMade] = useState(() => ({ series, data: alignLines(series) }));
  if (made.series === series || samePoints(made.series, series)) {
    return made.data;
  }
  // found changes make other series of the same points
  const next = { series, data: alignLines(series) };
  setMade(next);
  return next.data;
}

const samePoints = (a: Line[], b: Line[]): boolean =>
  a.length === b.length && a.every(({ times, values }, i) => times === b[i].times && values === b[i].values);
