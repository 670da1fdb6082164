// The product's detectors behind the benchmark's interface: the only file here that knows the product.
//
// A detector is `{ name, level, detect(values: number[]): number[] }`: values in order (NaN = missing) to the indexes of
// the first values of new levels; `level`: the share of stable series in which it promises to report anything at most.
import { loadDetector } from '../load-detector.mjs';

/** The detectors to compare. */
export async function loadDetectors() {
  const detector = await loadDetector();
  const product = (name, options, level) => ({
    name,
    level,
    detect: (values) =>
      detector
        .detect(Float64Array.from(values), { minMagnitude: 0, ...options })
        // what awaits confirmation is no change yet, and what is subtle is listed, not told about
        .points.filter(({ kind, subtle }) => kind !== 'unconfirmed' && !subtle)
        .map(({ index }) => index),
  });
  return [
    product('otava p=0.001', { method: 'otava', maxPValue: 0.001 }),
    ...[0.05, 0.01, 0.001].map((level) => product(`robust ${level}`, { method: 'robust', maxPValue: level }, level)),
    product('robust 0.01, subtle too', { method: 'robust', maxPValue: 0.01, minProminence: 0 }, 0.01),
  ];
}
