// `npm run fuzz -- --minutes N [--only target] [--input file]`: the TypeScript targets of fuzz/ and the native ones of
// Go, the time split evenly between them. What fails is kept in .cache/fuzz, of Go in the package's testdata/fuzz.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    only: { type: 'string' },
    input: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error('--minutes must be a number above 0.');
  process.exit(2);
}

const BUNDLE = '.cache/fuzz/fuzz.cjs';
mkdirSync('.cache/fuzz', { recursive: true });
await build({ entryPoints: ['fuzz/main.ts'], outfile: BUNDLE, bundle: true, platform: 'node', logLevel: 'warning' });
// a target that hangs or eats all memory ends with its process, and the others go on
const node = (args, timeout) =>
  spawnSync(process.execPath, ['--max-old-space-size=2048', BUNDLE, ...args], { encoding: 'utf8', timeout });

const names = JSON.parse(node([]).stdout);
if (values.input) {
  const { stdout, stderr, status } = node([values.only ?? '', '0', values.input]);
  console.log(stdout + stderr);
  process.exit(status ?? 1);
}

/** Go's targets: `[package, name]`. */
function goTargets() {
  const { stdout } = spawnSync('go', ['test', '-list', '^Fuzz', './pkg/...'], { encoding: 'utf8' });
  const found = [];
  let waiting = [];
  for (const line of (stdout ?? '').split('\n')) {
    if (line.startsWith('Fuzz')) {
      waiting.push(line.trim());
    } else if (line.startsWith('ok')) {
      const [, path] = line.split(/\s+/);
      found.push(...waiting.map((name) => [path, name]));
      waiting = [];
    }
  }
  return found;
}

const wanted = (name) => !values.only || values.only === name;
const typescript = names.filter(wanted);
const go = goTargets().filter(([, name]) => wanted(name));
if (typescript.length + go.length === 0) {
  console.error(`There is no target "${values.only}": choose ${names.join(', ')}, or one of Go's.`);
  process.exit(2);
}
const share = minutes / (typescript.length + go.length);

const rows = [];
for (const name of typescript) {
  const { stdout, stderr, status, error } = node([name, String(share)], Math.ceil(share * 60_000) + 60_000);
  rows.push(
    status === 0
      ? { target: name, ...JSON.parse(stdout) }
      : { target: name, runs: 0, crashes: 1, slowest: '', folder: error?.code ?? stderr.slice(-2000) }
  );
}
for (const [path, name] of go) {
  const seconds = Math.max(1, Math.round(share * 60));
  const { stdout, status } = spawnSync(
    'go',
    ['test', path, '-run', '^$', '-fuzz', `^${name}$`, `-fuzztime=${seconds}s`],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }
  );
  const runs = Number([...stdout.matchAll(/execs: (\d+)/g)].at(-1)?.[1] ?? 0);
  rows.push({
    target: name,
    runs,
    crashes: status === 0 ? 0 : 1,
    slowest: '',
    folder: status === 0 ? '' : stdout.slice(-2000),
  });
}

const cell = (text, width) => String(text ?? '').padEnd(width);
console.log(`${cell('target', 28)}${cell('runs', 12)}${cell('crashes', 9)}${cell('slowest', 30)}memory, MB`);
for (const { target, runs, crashes, slowest, memory } of rows) {
  console.log(`${cell(target, 28)}${cell(runs, 12)}${cell(crashes, 9)}${cell(slowest, 30)}${memory ?? ''}`);
}
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
console.log(`${cell('all', 28)}${cell(sum('runs'), 12)}${sum('crashes')}`);
rows
  .filter(({ crashes }) => crashes > 0)
  .forEach(({ target, folder }) =>
    console.log(`\n${target}: ${folder}\nRun one of them again: npm run fuzz -- --only ${target} --input <file>`)
  );
process.exit(sum('crashes') > 0 ? 1 : 0);
