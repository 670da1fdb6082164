// `npm test`: everything, on a fresh clone. Installs and builds what is missing, then runs unit tests, Go tests and
// integration tests (a real Graphite in a virtual environment, a real Chromium), and counts them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

let passed = 0;
let failed = 0;

function run(command, args, options = {}) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], encoding: 'utf8', ...options });
}

function must(what, command, args) {
  console.log(`\n── ${what}`);
  if (run(command, args).status !== 0) {
    console.error(`${what} failed.`);
    finish(1);
  }
}

function finish(extra = 0) {
  failed += extra;
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

function jest(what, config) {
  console.log(`\n── ${what}`);
  const results = join('.cache', `${config}.json`);
  const { status } = run(
    'npx',
    ['jest', '-c', config, '--ci', '--reporters=default', '--silent', '--json', `--outputFile=${results}`],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    }
  );
  const report = existsSync(results)
    ? JSON.parse(readFileSync(results, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0 };
  passed += report.numPassedTests;
  // a suite that cannot even be loaded, or a crash, counts as a failure too
  failed += Math.max(report.numFailedTests + (report.numRuntimeErrorTestSuites ?? 0), status === 0 ? 0 : 1);
}

function go() {
  console.log('\n── Go tests');
  const { stdout, status } = run('go', ['test', '-json', './pkg/...'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  const events = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  const count = (action) => events.filter((event) => event.Test && event.Action === action).length;
  passed += count('pass');
  failed += Math.max(count('fail'), status === 0 ? 0 : 1);
  if (status !== 0) {
    events.filter(({ Output }) => Output).forEach(({ Output }) => process.stderr.write(Output));
  }
}

mkdirSync('.cache', { recursive: true });
if (!existsSync('node_modules/.package-lock.json')) {
  must('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund']);
}
must('Building the kernel', process.execPath, ['scripts/build-kernel.mjs']);
must('Building the core bundle', process.execPath, ['scripts/build-core.mjs']);
must('Building the command line', process.execPath, ['scripts/build-cli.mjs']);
must('Building the workbench', process.execPath, ['scripts/build-workbench.mjs']);
must('Building the plugin', 'npm', ['run', '--silent', 'build:plugin']);
must('Bundles', process.execPath, ['scripts/check-bundles.mjs']);
must('Types', 'npm', ['run', '--silent', 'typecheck']);
must('Lint', 'npm', ['run', '--silent', 'lint']);
jest('Unit tests', 'jest.config.js');
go();
jest('Integration tests (Graphite, Chromium)', 'jest.integration.config.js');
finish();
