import { parseArgs } from 'node:util';

import { KernelDetector, loadDetector } from '../src/core/changepoint/detector';
import { Kernel } from '../src/core/changepoint/kernel/kernel';
import { loadRealSeries } from './accuracy/real/load.mjs';
import { fastest, print, sideBySide, table } from './measure';
import { METHODS } from './methods';
import { OTAVA, python } from './python/environment';
import { graphiteAnswer, metric } from './series';

/** Speed and memory, all from one run on one thread. */
const SERIES = 1000;
const LENGTH = 300;

const detector = await loadDetector();
const all = Array.from({ length: SERIES }, (_, seed) => metric(seed, LENGTH));
const ns = (ms: number, points: number) => `${((ms * 1e6) / points).toFixed(0)} ns`;

/** Reads the real series of the folders that `--real FOLDER` names, as `bench:accuracy` does. */
function realSeries(): Array<{ title: string; series: Float64Array[] }> {
  const { values } = parseArgs({ options: { real: { type: 'string', multiple: true, default: [] } } });
  const isHalf = ({ title }: { title: string }) => /(even|odd) IDs/.test(title);
  return values.real
    .flatMap(loadRealSeries)
    .filter((one) => !isHalf(one))
    .map(({ title, series }) => ({ title, series: series.map((one) => Float64Array.from(one.values)) }));
}

/** Compares detection with the time to parse the answer with the points, which no analysis can avoid. */
function againstParsing(what: string, all: Float64Array[]): Record<string, number> {
  const answer = graphiteAnswer(all);
  const points = all.reduce((sum, { length }) => sum + length, 0);
  const times = sideBySide({
    'JSON.parse': () => JSON.parse(answer),
    ...Object.fromEntries(
      Object.entries(METHODS).map(([name, options]) => [
        name,
        () => all.forEach((values) => detector.detect(values, options)),
      ])
    ),
  });
  print(`\n${what}, side by side (least of 15 rounds)\n`);
  table([
    ['', 'time', 'per point', 'of JSON.parse'],
    ...Object.entries(times).map(([name, ms]) => [
      name,
      `${ms.toFixed(1)} ms`,
      ns(ms, points),
      `${(ms / times['JSON.parse']).toFixed(2)}x`,
    ]),
  ]);
  return times;
}

/** Shows that time and memory grow linearly with the length of a series. */
async function growth(): Promise<void> {
  const rows = [['', 'points', 'time', 'per point', 'kernel memory per point beyond the input']];
  for (const [name, options] of Object.entries(METHODS)) {
    for (const n of [1e3, 1e4, 1e5, 1e6]) {
      const values = metric(1, n);
      const kernel = await Kernel.load();
      const own = new KernelDetector(kernel);
      const before = kernel.exports.memory.buffer.byteLength;
      own.detect(values, options);
      const bytes = kernel.exports.memory.buffer.byteLength - before;
      const ms = fastest(() => own.detect(values, options), n > 1e5 ? 3 : 9);
      rows.push([
        name,
        String(n),
        `${ms.toFixed(2)} ms`,
        ns(ms, n),
        `${(Math.max(0, bytes - 8 * n) / n).toFixed(1)} B`,
      ]);
    }
  }
  print('\nOne series\n');
  table(rows);
}

const eachMethod = <T>(items: T[]) =>
  Object.entries(METHODS).flatMap(([name, options]) => items.map((item) => [name, options, item] as const));

/** Measures a series that grows point by point. */
async function appending(): Promise<void> {
  const rows = [['', 'points', 'append', 'change points']];
  for (const [name, options, n] of eachMethod([1e3, 1e4, 1e5])) {
    const values = metric(2, n + 1000);
    const history = await detector.history(options);
    history.append(values.subarray(0, n));
    const ms = fastest(() => values.subarray(n).forEach((value) => history.append([value])), 1);
    const asked = fastest(() => history.changePoints(), 5);
    rows.push([name, String(n), `${ms.toFixed(2)} µs`, `${(asked * 1000).toFixed(0)} µs`]);
  }
  print('\nAppending a point to a history (mean of 1,000), and asking for its change points\n');
  table(rows);
}

/** Measures the longest time in which no other task could run. */
async function slices(): Promise<void> {
  const rows = [['', 'longest task']];
  const jobs = Object.entries({ '1000 x 300': all, '1 x 1000000': [metric(1, 1e6)] });
  for (const [name, options, [what, series]] of eachMethod(jobs)) {
    let last = performance.now();
    let longest = 0;
    const turn = () => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    };
    const timer = setInterval(turn, 0);
    for await (const _ of detector.detectMany(series, options)) {
      // results are used as they come
    }
    turn();
    clearInterval(timer);
    rows.push([`${name}, ${what}`, `${longest.toFixed(0)} ms`]);
  }
  print('\nIn slices of 25 ms\n');
  table(rows);
}

async function manyCalls(): Promise<void> {
  const kernel = await Kernel.load();
  const own = new KernelDetector(kernel);
  const few = metric(3, 20);
  own.detect(few, METHODS.otava);
  const before = kernel.exports.memory.buffer.byteLength;
  const ms = fastest(() => {
    for (let i = 0; i < 1e6; i++) {
      own.detect(few, METHODS.otava);
    }
  }, 1);
  const grown = kernel.exports.memory.buffer.byteLength - before;
  print(`\n1,000,000 calls with 20 points: ${(ms / 1000).toFixed(2)} µs each, memory grew by ${grown} bytes`);
}

/** Measures other programs on the first of the same series. */
function peers(times: Record<string, number>): void {
  const programs: Array<[label: string, name: string, packages: string[], series: number]> = [
    ['Apache Otava 0.8.0', 'otava', OTAVA, 200],
    ['ruptures KernelCPD (rbf)', 'ruptures', ['ruptures==1.1.10', 'signal-processing-algorithms==2.1.6'], 200],
    ['signal-processing-algorithms', 'spa', ['ruptures==1.1.10', 'signal-processing-algorithms==2.1.6'], 5],
  ];
  const rows = [['', 'CPU time per point', ...Object.keys(METHODS).map((name) => `${name} is faster`)]];
  for (const [label, name, packages, count] of programs) {
    const answer = python(packages, 'speed.py', JSON.stringify(all.slice(0, count).map((v) => [...v])), [name]);
    if (answer === undefined) {
      rows.push([label, 'cannot be run here', ...Object.keys(METHODS).map(() => '')]);
      continue;
    }
    const { seconds, points } = JSON.parse(answer);
    const perPoint = (seconds * 1e9) / points;
    const faster = Object.keys(METHODS).map(
      (method) => `${(perPoint / ((times[method] * 1e6) / (SERIES * LENGTH))).toFixed(0)}x`
    );
    rows.push([label, `${perPoint.toFixed(0)} ns`, ...faster]);
  }
  print('\nOther programs on these series\n');
  table(rows);
}

print(`Node ${process.version}, ${process.arch}`);
const times = againstParsing(`${SERIES} simulated series of ${LENGTH} points, a change every 80`, all);
for (const { title, series } of realSeries()) {
  againstParsing(`${title}: ${series.length} real series`, series);
}
await growth();
await appending();
await slices();
await manyCalls();
peers(times);
