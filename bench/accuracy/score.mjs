// How well reported change points match the true ones.

const MARGIN = 5;

/**
 * True changes are matched in order, each with the nearest report within ±5 points that is not taken. Counts: `hits`,
 * `exact` (hits within ±1), `wrong` (reports left over), `missed`.
 */
export function matchChanges(changes, reports) {
  const taken = new Set();
  let exact = 0;
  for (const change of changes) {
    let best = -1;
    for (let i = 0; i < reports.length; i++) {
      const distance = Math.abs(reports[i] - change);
      if (!taken.has(i) && distance <= MARGIN && (best < 0 || distance < Math.abs(reports[best] - change))) {
        best = i;
      }
    }
    if (best >= 0) {
      taken.add(best);
      exact += Math.abs(reports[best] - change) <= 1 ? 1 : 0;
    }
  }
  const hits = taken.size;
  return { hits, exact, wrong: reports.length - hits, missed: changes.length - hits };
}

/** Precision, recall, F1 and share of exact hits over pairs of [true changes, reports]. */
export function pooledScore(pairs) {
  const total = { hits: 0, exact: 0, wrong: 0, missed: 0 };
  for (const [changes, reports] of pairs) {
    const counts = matchChanges(changes, reports);
    for (const key of Object.keys(total)) {
      total[key] += counts[key];
    }
  }
  const precision = total.hits / (total.hits + total.wrong || 1);
  const recall = total.hits / (total.hits + total.missed || 1);
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall || 1),
    exact: total.exact / (total.hits || 1),
  };
}

/** The upper median. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Standard error of a share k of n (of one half more than k when none or all, so that it is never 0). */
export function standardError(k, n) {
  const share = Math.min(Math.max(k, 0.5), n - 0.5) / n;
  return Math.sqrt((share * (1 - share)) / n);
}
