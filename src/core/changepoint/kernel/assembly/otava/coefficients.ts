/**
 * Coefficients of the within-X and within-Y sums of the divergence (see `candidate`), for blocks of four columns c:
 * for each row r the four of X, then the four of Y, 64 bytes. They depend on nothing but c and r, so those of the usual
 * windows are computed once.
 *
 * Cells below the diagonal (r > c) exist only because blocks are rectangular: an infinite coefficient keeps them from
 * being the maximum.
 */
export const TABLE_COLUMNS: i32 = 128;

// block b has 4b + 4 rows: 32 blocks have 2112
const table = memory.data(135168, 16);
let built = false;

/** Coefficients of the block beginning at column `c0`; beyond the table they are computed into `scratch`. */
export function coefficientsOf(c0: i32, scratch: usize): usize {
  if (c0 >= TABLE_COLUMNS) {
    compute(c0, scratch);
    return scratch;
  }
  if (!built) {
    built = true;
    for (let c = 0; c < TABLE_COLUMNS; c += 4) {
      compute(c, blockAt(c));
    }
  }
  return blockAt(c0);
}

/** Rows of the blocks before: 4 + 8 + … + c0. */
function blockAt(c0: i32): usize {
  const b = c0 >> 2;
  return table + ((<usize>(2 * b * (b + 1))) << 6);
}

function compute(c0: i32, at: usize): void {
  for (let r = 0; r < c0 + 4; r++) {
    for (let k = 0; k < 4; k++) {
      const place = at + ((<usize>r) << 6) + ((<usize>k) << 3);
      store<f64>(place, ofX(c0 + k, r));
      store<f64>(place, ofY(c0 + k, r), 32);
    }
  }
}

// The products of whole numbers are exact, as Python's are.
function ofX(c: i32, r: i32): f64 {
  if (r > c) {
    return Infinity;
  }
  return r === 0 ? 0 : (2 * <f64>(c + 1 - r)) / (<f64>(c + 2) * <f64>r);
}

function ofY(c: i32, r: i32): f64 {
  return r >= c ? 0 : (2 * <f64>(r + 1)) / (<f64>(c + 2) * <f64>(c - r));
}
