/**
 * Gives missing values (NaN, ±Infinity) the value before them, leading ones the first after them, as Otava fills its
 * nulls. False when there is no value at all.
 */
export function fillMissing(values: usize, n: i32): bool {
  const end = values + ((<usize>n) << 3);
  let first = values;
  while (first < end && !isFinite(load<f64>(first))) {
    first += 8;
  }
  if (first === end) {
    return false;
  }
  let last = load<f64>(first);
  for (let at = values; at < end; at += 8) {
    const value = load<f64>(at);
    // NaN and the infinities are the values that differ from themselves when subtracted
    if (value - value === 0) {
      last = value;
    } else {
      store<f64>(at, last);
    }
  }
  return true;
}
