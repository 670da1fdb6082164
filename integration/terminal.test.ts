import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The command line on a terminal: progress, Ctrl-C, colours and the width of lines.

const INPUTS = 'testdata/command-line/inputs/hunter.yaml';
const TESTS = 300;
/** Time that the server takes for an answer, ms: so that work goes on for seconds on a fast machine, too. */
const DELAY = '20';
const folder = mkdtempSync(join(tmpdir(), 'hunter-terminal-'));
const many = join(folder, 'hunter.yaml');
let server: ChildProcess;

beforeAll(async () => {
  server = spawn(process.execPath, ['bench/scale/server.mjs', String(TESTS), '20', '180', DELAY], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(server.stdout!, 'data')) as [Buffer];
  const tests = Array.from({ length: TESTS }, (_, i) => `  t${i}: {prefix: bench.t${i}}`);
  writeFileSync(
    many,
    [`graphite: {url: 'http://127.0.0.1:${String(port).trim()}'}`, 'tests:', ...tests, ''].join('\n')
  );
});

afterAll(() => server.kill());

/** @param press Ctrl-C is pressed when this is written */
function run(args: string[], settings: string, { columns = 120, press = '', environment = {} } = {}) {
  const program = [process.execPath, join(process.cwd(), 'bin/hunter.js'), ...args];
  const { stdout, stderr } = spawnSync('python3', ['integration/terminal.py', String(columns), press, ...program], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, TERM: 'xterm', HUNTER_CONFIG: settings, ...environment },
    maxBuffer: 1 << 28,
  });
  expect(stderr).toBe('');
  const lines = stdout.split('\n');
  return { ended: Number(lines.pop()), written: lines.join('\n') };
}

const COLOUR = /\u001b\[[\d;]*m/;
const withoutCodes = (text: string) => text.replace(/\u001b\[[?\d;]*[A-Za-z]/g, '').replaceAll('\r', '');

it.each(['0', '2'])('progress counts tests, and Ctrl-C ends at once, with %s threads', (workers) => {
  const args = ['analyze', '--all', '--no-cache', '--workers', workers, '--format', 'csv'];
  const { ended, written } = run(args, many, { press: `0 of ${TESTS} tests` });
  expect(ended).toBe(2);
  expect(withoutCodes(written)).toMatch(/\b\d+ of 300 tests.* Reading t\d+/);
  // the report did not come, and the cursor is back
  expect(written).not.toContain('relative_change');
  expect(written).toContain('\u001b[?25h');
});

it('progress has a rate, and tells how long it will take', () => {
  const { ended, written } = run(['analyze', '--all', '--no-cache', '--workers', '0', '--format', 'csv'], many);
  expect(ended).toBeLessThanOrEqual(0);
  expect(withoutCodes(written)).toMatch(/\d+ of 300 tests, [\d.e+]+ a second, \d+ (s|min)\b.* left\. Reading t\d+/);
});

it('colours are those of the progress, and NO_COLOR turns them off', () => {
  expect(run(['analyze', '--all'], INPUTS).written).toMatch(COLOUR);
  expect(run(['analyze', '--all'], INPUTS, { environment: { NO_COLOR: '1' } }).written).not.toMatch(COLOUR);
});

it.each([60, 80, 120, 200])('no line is wider than a terminal of %d columns', (columns) => {
  for (const args of [
    ['analyze', '--all'],
    ['analyze', 'read', '--attrs', 'version,commit'],
    ['regressions', 'nightly'],
    ['regressions', 'read', '--format', 'text'],
  ]) {
    const { written } = run(args, INPUTS, { columns });
    const lines = withoutCodes(written).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
    expect(lines.length).toBeGreaterThan(10);
  }
});
