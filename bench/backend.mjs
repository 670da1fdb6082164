// Measures how much slower detection is in the alerting backend than in V8, as in a browser: with 1,000 series of 365
// runs, the same in both (pkg/core/detection_test.go), in turns. `npm run bench:backend`
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { loadDetector } from './load-detector.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const ROUNDS = 5;
const DAY = 86_400_000;
const times = Float64Array.from({ length: 365 }, (_, i) => Date.UTC(2026, 0, 1) + i * DAY);
const series = Array.from({ length: 1000 }, (_, s) => {
  const [n, metric] = [Math.floor(s / 20), s % 20];
  return Float64Array.from(
    times,
    (_, i) => (i < 345 ? 100 : 80) + ((i * 7 + n + metric) % 3) + Number(`0.${(i * 37) % 100}`)
  );
});
const detector = await loadDetector();

async function inV8() {
  const options = { method: 'robust', maxPValue: 0.01, minMagnitude: 0, timesOfEach: series.map(() => times) };
  const began = performance.now();
  let changes = 0;
  for await (const part of detector.detectMany(series, options, { sliceMs: Infinity })) {
    part.forEach(({ detection }) => (changes += detection.points.length));
  }
  if (changes < series.length) {
    throw new Error(`Only ${changes} changes were found.`);
  }
  return performance.now() - began;
}

function inBackend() {
  const { stdout, stderr, status } = spawnSync(
    'go',
    ['test', './pkg/core', '-run', '-', '-bench', 'Detection', '-benchtime', '5x'],
    { encoding: 'utf8' }
  );
  if (status !== 0) {
    throw new Error(stdout + stderr);
  }
  return Number(/(\d+) ns\/op/.exec(stdout)[1]) / 1e6;
}

const print = (line) => process.stdout.write(`${line}\n`);
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
// compiled by both before anything is measured
await inV8();
inBackend();
const rounds = [];
for (let round = 0; round < ROUNDS; round++) {
  const fewV8 = [await inV8(), await inV8(), await inV8()];
  const [v8, backend] = [median(fewV8), inBackend()];
  rounds.push({ v8, backend });
  print(`V8 ${v8.toFixed(0)} ms, backend ${backend.toFixed(0)} ms: ${(backend / v8).toFixed(2)} times`);
}
print(`median: ${median(rounds.map(({ v8, backend }) => backend / v8)).toFixed(2)} times`);
