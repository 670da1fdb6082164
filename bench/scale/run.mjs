// Very many tests by `hunter analyze --all`, in one run: without help, with what earlier calls left in the cache, and in
// worker threads; and, if there is one, beside the real Apache Otava. README.md says how to call it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { measure, medianOf } from './measure.mjs';

const HUNTER = [process.execPath, resolve('build/hunter/dist/hunter.js')];
const { values: options } = parseArgs({
  options: {
    tests: { type: 'string', default: '1000' },
    metrics: { type: 'string', default: '20' },
    runs: { type: 'string', default: '180' },
    rounds: { type: 'string', default: '3' },
    otava: { type: 'string' },
  },
});
const [tests, metrics, runs, rounds] = ['tests', 'metrics', 'runs', 'rounds'].map((name) => Number(options[name]));
const folder = mkdtempSync(join(tmpdir(), 'hunter-scale-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const say = (text) => process.stdout.write(`${text}\n`);
const row = (cells) => `| ${cells.join(' | ')} |`;
const seconds = (one) => `${one.toFixed(one < 10 ? 2 : 1)} s`;
const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** Starts the stand-in for Graphite, and writes settings with its tests. */
async function startServer() {
  const args = ['bench/scale/server.mjs', tests, metrics, runs].map(String);
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  process.on('exit', () => server.kill());
  const [port] = await once(server.stdout, 'data');
  const url = `http://127.0.0.1:${String(port).trim()}`;
  const names = Array.from({ length: tests }, (_, i) => `  t${i}: {prefix: bench.t${i}}`);
  writeFileSync(join(folder, 'hunter.yaml'), [`graphite: {url: '${url}'}`, 'tests:', ...names, ''].join('\n'));
  return { url, server };
}

const analyse = (args, cache) =>
  measure([...HUNTER, 'analyze', '--all', '--format', 'ndjson', ...args], {
    cwd: folder,
    env: { XDG_CACHE_HOME: join(folder, cache), HOME: folder, HUNTER_CONFIG: join(folder, 'hunter.yaml') },
  });

async function scale() {
  const { url, server } = await startServer();
  const WAYS = [
    ['one thread, nothing kept', ['--workers', '0', '--no-cache'], () => 'none'],
    ['one thread, the first call', ['--workers', '0'], (round) => `detections-${round}`],
    ['one thread, again', ['--workers', '0'], (round) => `detections-${round}`],
    ['one thread, `--reuse 7d`, again', ['--workers', '0', '--reuse', '7d'], () => 'points'],
    ['2 threads, nothing kept', ['--workers', '2', '--no-cache'], () => 'none'],
    ['4 threads, nothing kept', ['--workers', '4', '--no-cache'], () => 'none'],
    ['2 threads, `--reuse 7d`, again', ['--workers', '2', '--reuse', '7d'], () => 'points'],
  ];
  await analyse(['--reuse', '7d'], 'points');
  const measured = WAYS.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, [, args, cache]] of WAYS.entries()) {
      measured[i].push(await analyse(args, cache(round)));
    }
  }
  const same = new Set(measured.flat().map(({ text }) => hashOf(text)));
  say(`\n${tests} tests × ${metrics} metrics × ${runs} runs, ${rounds} rounds, medians.`);
  say(`All calls wrote the same: ${same.size === 1 ? 'yes' : 'NO'}.\n`);
  table(
    WAYS.map(([name]) => name),
    measured.map(medianOf)
  );
  await fetch(`${url}/night`, { method: 'POST' });
  const night = [];
  night.push(await analyse(['--workers', '0', '--no-cache'], 'none'));
  night.push(await analyse(['--workers', '0', '--reuse', '7d'], 'points'));
  say(
    `\nAfter a night in which every tenth test has run; the same output: ${night[0].text === night[1].text ? 'yes' : 'NO'}.\n`
  );
  table(['one thread, nothing kept', 'one thread, `--reuse 7d`'], night);
  server.kill();
}

/** Prints measurements, each beside the first one. */
function table(names, measured) {
  say(row(['', 'time', 'of the first', 'processor time', 'of the first', 'memory']));
  say(row(['---', '---:', '---:', '---:', '---:', '---:']));
  measured.forEach((one, i) => {
    const [first] = measured;
    const ratios = ['seconds', 'cpu'].map((what) => `${(one[what] / first[what]).toFixed(2)}×`);
    say(
      row([names[i], seconds(one.seconds), ratios[0], seconds(one.cpu), ratios[1], `${one.megabytes.toFixed(0)} MB`])
    );
  });
}

/** One test, and a group of 100, of CSV files with 60 runs each, by Otava and by Hunter. */
async function besideOtava(otava) {
  const place = join(folder, 'otava');
  mkdirSync(place);
  const days = Array.from({ length: 60 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10));
  const names = Array.from({ length: 100 }, (_, i) => `t${i}`);
  for (const [i, name] of names.entries()) {
    const lines = days.map((day, run) => `${day},${(run < 20 + (i % 20) ? 100 : 110) + ((run * 7919 + i) % 13) / 5}`);
    writeFileSync(join(place, `${name}.csv`), ['time,latency', ...lines, ''].join('\n'));
  }
  const test = (name) =>
    `  ${name}: {type: csv, file: ${join(place, name)}.csv, time_column: time, metrics: {latency: {column: latency, direction: -1}}}`;
  writeFileSync(
    join(place, 'otava.yaml'),
    ['tests:', ...names.map(test), `test_groups: {all: [${names.join(', ')}]}`, ''].join('\n')
  );
  const { text } = await measure([...HUNTER, 'import', join(place, 'otava.yaml')], { cwd: place });
  writeFileSync(join(place, 'hunter.yaml'), text);
  const env = { HOME: place, XDG_CACHE_HOME: join(place, 'none') };
  say('\n60 runs of a metric in a CSV file; Hunter by its default method, and without anything kept.\n');
  say(row(['', 'Otava', 'Hunter', 'time', 'memory']));
  say(row(['---', '---:', '---:', '---:', '---:']));
  for (const [what, name] of [
    ['one test', 't0'],
    ['a group of 100', 'all'],
  ]) {
    const [theirs, ours] = [[], []];
    for (let round = 0; round < rounds; round++) {
      const call = [otava, 'analyze', name, '--config-file', 'otava.yaml', '--since', '2025-01-01'];
      theirs.push(await measure(call, { cwd: place, env }));
      ours.push(await measure([...HUNTER, 'analyze', name, '--no-cache'], { cwd: place, env }));
    }
    const [a, b] = [medianOf(theirs), medianOf(ours)];
    const tell = (one) => `${seconds(one.seconds)}, ${one.megabytes.toFixed(0)} MB`;
    const times = [`1 / ${(a.seconds / b.seconds).toFixed(1)}`, `${((100 * b.megabytes) / a.megabytes).toFixed(0)} %`];
    say(row([what, tell(a), tell(b), ...times]));
  }
}

await scale();
if (options.otava) {
  await besideOtava(resolve(options.otava));
}
