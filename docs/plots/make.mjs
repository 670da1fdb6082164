// `npm run docs:plots`: the pictures of docs/detection.md, from the detector as it is, on simulated histories.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'esbuild';

import { createRandom } from '../../bench/accuracy/random.mjs';
import { drawHistory } from './svg.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '../..'));
const BUNDLE = '.cache/docs/detector.mjs';
const OUT = 'docs/img';
const DAY = 86_400_000;

await build({
  entryPoints: ['src/core/changepoint/detector.ts'],
  outfile: BUNDLE,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
});
const { loadDetector } = await import(pathToFileURL(resolve(BUNDLE)).href);
const detector = await loadDetector();

const random = createRandom(100, 'docs');
const white = (n, level) => Array.from({ length: n }, (_, i) => level(i) + random.normal());
const outliers = white(180, (i) => (i < 110 ? 100 : 104)).map((v, i) => (i % 29 === 7 ? v + 12 : v));
const wandering = createRandom(100, 'docs/walk');
let walk = 100;
const PLOTS = {
  step: [
    'A step: throughput falls by 4 %, which is four standard deviations of its noise',
    white(180, (i) => (i < 120 ? 100 : 96)),
  ],
  outliers: ['A step among wild runs, which are no changes', outliers],
  unconfirmed: [
    'The last run is off: the next one tells whether it was a spike',
    white(120, (i) => (i === 119 ? 88 : 100)),
  ],
  drift: ['A drift is one gradual change', white(180, (i) => 100 - 0.05 * Math.max(0, i - 60))],
  walk: [
    'A series that wanders has no stable level: nothing is reported, and a remark says why',
    Array.from({ length: 180 }, () => (walk += 0.4 * wandering.normal()) + wandering.normal()),
  ],
  weekdays: [
    'Weekends are slower; the step of 3 % is found all the same',
    white(182, (i) => (i < 126 ? 100 : 97) - ([2, 3].includes(i % 7) ? 5 : 0)),
  ],
};

mkdirSync(OUT, { recursive: true });
for (const [name, [title, values]] of Object.entries(PLOTS)) {
  const series = Float64Array.from(values);
  const times = series.map((_, i) => i * DAY);
  const found = detector.detect(series, { method: 'robust', maxPValue: 0.01, minMagnitude: 0, times });
  writeFileSync(`${OUT}/${name}.svg`, drawHistory({ title, values, ...found, ...(found.remark && { segments: [] }) }));
  const words = found.points.map(
    ({ kind, index, relativeChange }) => `${kind} at ${index}, ${(relativeChange * 100).toFixed(1)} %`
  );
  process.stdout.write(`${name}: ${words.join('; ') || 'nothing'}${found.remark ? ` (${found.remark})` : ''}\n`);
}
