// How long detection takes in V8, for the series of `go test ./pkg/plugin -run - -bench Rule`, whose difference between
// `robust` and `off` is the same in the backend: `node docs/measured/backend.mjs`, after `npm run build:kernel`.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { loadBundled } from '../plots/detector.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '../..'));
const detector = await loadBundled();
const DAY = 86_400_000;
const times = Float64Array.from({ length: 365 }, (_, i) => Date.UTC(2026, 0, 1) + i * DAY);
const series = Array.from({ length: 1000 }, (_, s) => {
  const [n, metric] = [Math.floor(s / 20), s % 20];
  return Float64Array.from(
    times,
    (_, i) => (i < 345 ? 100 : 80) + ((i * 7 + n + metric) % 3) + Number(`0.${(i * 37) % 100}`)
  );
});
for (let repeat = 0; repeat < 5; repeat++) {
  const began = performance.now();
  let changes = 0;
  for (const values of series) {
    changes += detector.detect(values, { method: 'robust', maxPValue: 0.01, minMagnitude: 0, times }).points.length;
  }
  process.stdout.write(`1,000 series: ${(performance.now() - began).toFixed(0)} ms, ${changes} changes\n`);
}
