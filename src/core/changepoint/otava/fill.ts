/**
 * Gives missing values (NaN, ±Infinity) the value before them, leading ones the first after them, as Otava fills its
 * nulls. A series without any value stays as it is. Returns the same array when nothing is missing.
 */
export function fillMissing(values: Float64Array): Float64Array {
  if (values.every(Number.isFinite)) {
    return values;
  }
  const filled = Float64Array.from(values);
  let last = filled.find(Number.isFinite) ?? NaN;
  for (let i = 0; i < filled.length; i++) {
    last = Number.isFinite(filled[i]) ? filled[i] : last;
    filled[i] = last;
  }
  return filled;
}
