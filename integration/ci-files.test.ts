import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

// The files of docs/ci and the examples of docs/scale.md: their shell steps run here as they are, with the package of
// this repository in place of the registry's, and a stand-in for GitHub's command line.

const folder = mkdtempSync(join(tmpdir(), 'hunter-ci-'));
const bin = mkdtempSync(join(tmpdir(), 'hunter-ci-bin-'));
const read = (name: string) => readFileSync(join('docs', name), 'utf8');
const isoDay = (i: number) => new Date(Date.now() - (59 - i) * 86_400_000).toISOString();

/** Results of 60 days up to today; the level changes `last` runs before the end. */
const write = (name: string, last: number) =>
  writeFileSync(
    join(folder, `${name}.csv`),
    [
      'time,latency',
      ...Array.from({ length: 60 }, (_, i) => `${isoDay(i)},${(60 - i <= last ? 120 : 100) + (i % 4)}`),
    ].join('\n')
  );

const program = (name: string, text: string) => writeFileSync(join(bin, name), text, { mode: 0o755 });

beforeAll(() => {
  write('lwt-read', 3);
  write('write-heavy', 0);
  writeFileSync(
    join(folder, 'hunter.yaml'),
    'tests: {lwt-read: {file: lwt-read.csv}, write-heavy: {file: write-heavy.csv}}'
  );
  program(
    'npx',
    `#!/bin/sh
[ "$1" = --yes ] && shift
[ "$1" = hunter-for-grafana ] || { echo "npx $1" >&2; exit 127; }
shift
exec "${process.execPath}" "${join(process.cwd(), 'bin/hunter.js')}" "$@"
`
  );
});

/** Runs a step in the folder with the results. */
function sh(script: string, environment: Record<string, string> = {}) {
  const env = { PATH: `${bin}:${process.env.PATH}`, HOME: bin, ...environment };
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', script], { cwd: folder, encoding: 'utf8', env });
  return { code: status, stdout, stderr };
}

it('GitHub: annotations, and the table as summary; a new regression fails the step', () => {
  const { jobs } = parse(read('ci/github.yml')) as { jobs: { hunter: { steps: Array<{ run?: string }> } } };
  const summary = join(folder, 'summary.md');
  const [{ run }] = jobs.hunter.steps.filter((step) => step.run);
  const { code, stdout, stderr } = sh(run!, { GITHUB_STEP_SUMMARY: summary });
  expect([code, stderr]).toEqual([4, '']);
  expect(stdout).toMatch(/^::error title=lwt-read%3A Regression/m);
  expect(readFileSync(summary, 'utf8')).toContain('| `lwt-read` | `latency` | regression |');
  write('lwt-read', 20);
  expect(sh(run!, { GITHUB_STEP_SUMMARY: summary }).code).toBe(0);
  write('lwt-read', 3);
});

it.each([
  ['GitLab', (parse(read('ci/gitlab.yml')) as { hunter: { script: string[] } }).hunter.script.join('\n')],
  ['Jenkins', [...read('ci/Jenkinsfile').matchAll(/\bsh '([^']*)'/g)].map(([, line]) => line).join('\n')],
])('%s: the series as test results', (_, script) => {
  const { code, stderr } = sh(script);
  expect([code, stderr]).toEqual([4, '']);
  const suites = readFileSync(join(folder, 'hunter.xml'), 'utf8').match(/<testsuite .*/g);
  expect(suites).toEqual([
    expect.stringMatching(/"lwt-read".*failures="1"/),
    expect.stringMatching(/"write-heavy".*failures="0"/),
  ]);
});

const hasJq = spawnSync('jq', ['--version']).status === 0;
if (!hasJq) {
  process.stderr.write('The test of docs/ci/issue.sh is skipped: jq is not installed.\n');
}

(hasJq ? it : it.skip)('one issue is opened, updated, and closed when nothing is left', () => {
  const store = join(folder, 'issues.json');
  writeFileSync(store, '[]');
  program(
    'gh',
    `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const [what, verb, ...rest] = process.argv.slice(2);
const store = ${JSON.stringify(store)};
const issues = JSON.parse(readFileSync(store, 'utf8'));
const option = (name) => rest[rest.indexOf(name) + 1];
const body = () => readFileSync(0, 'utf8');
const named = () => issues.find(({ number }) => String(number) === rest[0]);
const calls = {
  'label create': () => undefined,
  'issue list': () => process.stdout.write(JSON.stringify(issues.filter(({ state }) => state === option('--state')))),
  'issue create': () => issues.push({ number: issues.length + 1, state: 'open', title: option('--title'), body: body() }),
  'issue edit': () => Object.assign(named(), { title: option('--title'), body: body() }),
  'issue close': () => Object.assign(named(), { state: 'closed' }),
};
calls[what + ' ' + verb]();
writeFileSync(store, JSON.stringify(issues));
`
  );
  const issues = () => JSON.parse(readFileSync(store, 'utf8')) as Array<{ state: string; title: string; body: string }>;
  const script = read('ci/issue.sh');
  const run = () => expect(sh(script)).toMatchObject({ code: 0, stderr: '' });
  run();
  expect(issues()).toMatchObject([{ state: 'open', title: '1 performance regression in 2 tests' }]);
  write('write-heavy', 10);
  run();
  expect(issues()).toMatchObject([{ state: 'open', title: '2 performance regressions in 2 tests' }]);
  write('lwt-read', 0);
  write('write-heavy', 0);
  run();
  run();
  expect(issues()).toMatchObject([{ state: 'closed' }]);
  write('lwt-read', 3);
  run();
  expect(issues().map(({ state }) => state)).toEqual(['closed', 'open']);
});

it('shards of a matrix and of a job in Kubernetes have each test once', () => {
  const [matrix, kubernetes] = [...read('scale.md').matchAll(/```yaml\n([^]*?)```/g)].map(
    ([, text]) => parse(text) as unknown
  );
  const { strategy, steps } = matrix as {
    strategy: { matrix: { shard: number[] } };
    steps: [{ run: string }];
  };
  const outputs = strategy.matrix.shard.map((shard) =>
    sh(steps[0].run.replaceAll('${{ matrix.shard }}', String(shard)))
  );
  expect(outputs.map(({ code }) => code).sort()).toEqual([0, 0, 0, 4]);
  expect(
    outputs
      .map(({ stdout }) => stdout)
      .join('')
      .match(/^Hunter: .*?:/gm)
  ).toEqual(['Hunter: lwt-read:', 'Hunter: write-heavy:']);
  const { spec } = kubernetes as {
    spec: { completions: number; template: { spec: { containers: [{ args: [string] }] } } };
  };
  const [command] = spec.template.spec.containers[0].args;
  const lines = Array.from({ length: spec.completions }, (_, index) => {
    const ended = sh(command.replace('/results', folder), { JOB_COMPLETION_INDEX: String(index) });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const file = join(folder, `${index}.ndjson`);
    return index < 2 ? (JSON.parse(readFileSync(file, 'utf8')) as { test: string }).test : undefined;
  });
  expect(lines.filter(Boolean)).toEqual(['lwt-read', 'write-heavy']);
});
