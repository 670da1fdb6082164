import { FORGET } from './settings';
import { RING } from './state';

/** Powers of `FORGET`, as far as rows reach back. */
const powers = memory.data(4096, 8);

/** What remains of a sum after n more values. */
export function keptAfter(n: i32): f64 {
  const last = min(n, RING - 1);
  if (load<f64>(powers) === 0) {
    let power: f64 = 1;
    for (let i = 0; i < RING; i++) {
      store<f64>(powers + ((<usize>i) << 3), power);
      power *= FORGET;
    }
  }
  return load<f64>(powers + ((<usize>last) << 3));
}
