import { pairwiseSum } from './sums';

/** The best place to cut an interval. `index` counts from the start of the window. */
export interface Candidate {
  index: number;
  q: number;
}

// Work arrays, grown as needed: within-X sums, H(t,c) and within-Y sums of the specification.
let withinX = new Float64Array(512);
let crossColumn = new Float64Array(512);
let withinY = new Float64Array(512);
let distances = new Float64Array(512);

function reserve(n: number): void {
  if (withinX.length < n) {
    [withinX, crossColumn, withinY, distances] = [0, 0, 0, 0].map(() => new Float64Array(2 * n)) as [
      typeof withinX,
      typeof withinX,
      typeof withinX,
      typeof withinX,
    ];
  }
}

/**
 * Maximises the scaled energy divergence (Matteson & James 2014, "A nonparametric approach for multiple change point
 * analysis of multivariate data", equation 2.6) between `X = [s, τ)` and `Y = [τ, κ)` over all s < τ < κ ≤ e, of the
 * interval `[s, e)` of a window that starts at `offset` in `values`.
 *
 * O(m²) time, O(m) memory for an interval of m points. The order of additions is that of Otava 0.8.0 (which fills
 * matrices for it), so that ties come out the same: the smallest τ wins, then the smallest κ.
 */
export function findCandidate(values: Float64Array, offset: number, s: number, e: number): Candidate {
  const m = e - s;
  reserve(e);
  sumWithinX(values, offset, s, m);
  let best = -Infinity;
  let bestR = -1;
  for (let c = 0; c < m - 1; c++) {
    const added = values[offset + s + c + 1];
    for (let t = 0; t < c; t++) {
      crossColumn[t] += Math.abs(values[offset + s + t] - added);
    }
    crossColumn[c] = Math.abs(values[offset + s + c] - added);
    let sum = 0;
    for (let t = c; t >= 1; t--) {
      sum += crossColumn[t];
      withinY[t - 1] = sum;
    }
    let cross = 0;
    const length = c + 2;
    for (let r = 0; r <= c; r++) {
      cross += crossColumn[r];
      let q = (2 / length) * cross;
      if (r > 0) {
        const inX = withinX[r - 1];
        q = (2 / length) * (cross - inX) - ((2 * (c + 1 - r)) / (length * r)) * inX;
      }
      if (c > r) {
        q -= ((2 * (r + 1)) / (length * (c - r))) * withinY[r];
      }
      if (q > best || (q === best && r < bestR)) {
        best = q;
        bestR = r;
      }
    }
  }
  return { index: s + 1 + bestR, q: best };
}

/** Fills `withinX[k]` with the sum of all distances between the first k + 2 points of the interval. */
function sumWithinX(values: Float64Array, offset: number, s: number, m: number): void {
  let total = 0;
  for (let k = 0; k < m - 1; k++) {
    const x = values[offset + s + k + 1];
    let all = 0;
    let before = 0;
    for (let i = 0; i <= s + k; i++) {
      if (i === s) {
        before = all;
      }
      all += Math.abs(values[offset + i] - x);
    }
    if (m === 2 && s >= 8) {
      // numpy sums this one (s, 1) block pairwise
      for (let i = 0; i < s; i++) {
        distances[i] = Math.abs(values[offset + i] - x);
      }
      before = pairwiseSum(distances, 0, s);
    }
    total += all - before;
    withinX[k] = total;
  }
}
