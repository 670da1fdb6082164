import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { startFallout, TOKEN } from '../demo/servers/fallout';
import { startGraphite } from '../demo/servers/graphite';
import { OWNER } from '../demo/story/story';
import { freePorts } from './graphite/server';

// Every option of every command with any value: `FUZZ_RUNS=10000 npx jest -c jest.integration.config.js options`.
const RUNS = Number(process.env.FUZZ_RUNS ?? 200);
const MOST_SECONDS = 10;

let run: (args: string[]) => Promise<number>;
let stop: () => void;
const before = { ...process.env };

beforeAll(async () => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'hunter-fuzz-')), 'run.cjs');
  buildSync({
    entryPoints: ['src/cli/run-command.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    define: { HUNTER_VERSION: '"0"', DETECTOR_VERSION: '"0"', 'import.meta.url': '"file:///"' },
    logLevel: 'error',
  });
  ({ run } = require(outfile));
  const [fallout, graphite, carbon] = await Promise.all([startFallout(), startGraphite(), startSink()]);
  Object.assign(process.env, {
    HOME: mkdtempSync(join(tmpdir(), 'hunter-home-')),
    FALLOUT_URL: fallout.url,
    FALLOUT_USER: OWNER,
    FALLOUT_OAUTH_TOKEN: TOKEN,
    GRAPHITE_URL: graphite.url,
    GRAPHITE_USER: 'me',
    GRAPHITE_PASSWORD: 'a-Secret-password',
    CARBON_HOST: '127.0.0.1',
    CARBON_PORT: String((carbon.address() as AddressInfo).port),
  });
  stop = () => [fallout.server, graphite.server, carbon].forEach((server) => server.close());
});

afterAll(() => {
  stop?.();
  process.env = before;
  process.exitCode = 0;
});

/** A carbon that takes everything. */
async function startSink(): Promise<Server> {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

interface Ended {
  code: number | 'still running';
  stdout: string;
  stderr: string;
}

async function hunter(args: string[], stdin = ''): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    })
  );
  const real = Object.getOwnPropertyDescriptor(process, 'stdin')!;
  Object.defineProperty(process, 'stdin', { value: Readable.from([stdin]), configurable: true });
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<'still running'>((resolve) => {
    timer = setTimeout(() => resolve('still running'), MOST_SECONDS * 1000);
  });
  try {
    return { code: await Promise.race([run(args), late]), ...said };
  } finally {
    clearTimeout(timer!);
    spies.forEach((spy) => spy.mockRestore());
    Object.defineProperty(process, 'stdin', real);
  }
}

const odd = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ',',
    'NaN',
    'Infinity',
    '-1',
    '0',
    '1e999',
    '9'.repeat(40),
    '0x10',
    '1,5',
    'nosuch',
    '*',
    '..'
  ),
  fc.constantFrom(
    '\n',
    '\u0000',
    '\u001b[31m',
    'é😀',
    "it's",
    'load(5min)',
    'a|b',
    '{a,{b}}',
    '[',
    '__proto__',
    '%',
    '$x',
    '-'
  ),
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer().map(String),
  fc.double().map(String)
);
const orOdd = (...values: string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, { weight: 2, arbitrary: odd });

const time = orOdd('2026-06-01', '-30d', '3 weeks ago', 'now', 'now-7d', 'last monday', '2026-02-30', '-2y');
const runs = orOdd(
  '7 runs',
  '30 days',
  '2026-06-01..2026-06-30',
  'version 4.1.3',
  'since commit 1a2b',
  'branch main',
  '..now'
);
const names = orOdd('throughput', 'latency_p99,throughput', 'nosuch', 'through*', 'throughput,nosuch');
const FORMATS = orOdd('text', 'json', 'ndjson', 'markdown', 'xml');

const RUN_OPTIONS: Record<string, fc.Arbitrary<string>> = {
  '--user': orOdd(OWNER, 'nobody@example.com'),
  '--since': time,
  '--until': time,
  '--since-commit': odd,
  '--since-version': orOdd('4.1.2', '9'),
  '--until-commit': odd,
  '--until-version': orOdd('4.1.4', '9'),
  '--branches': orOdd('main', 'main,dev', 'nosuch'),
  '--metrics': names,
  '--suffixes': orOdd('result', 'nosuch', 'res*'),
  '--param': orOdd('a=b', '=b', 'a'),
  '--higher-is-better': names,
  '--lower-is-better': names,
  '--max-p-value': orOdd('0.01', '0', '1', '5'),
};
const DETECTION_OPTIONS = { '--method': orOdd('robust', 'otava', 'off'), '--min-magnitude': orOdd('0', '0.05', '-1') };
const OPTIONS: Record<string, Record<string, fc.Arbitrary<string>>> = {
  analyze: {
    ...RUN_OPTIONS,
    ...DETECTION_OPTIONS,
    '--format': orOdd('text', 'json', 'ndjson', 'markdown', 'csv', 'junit', 'github'),
    '--fail-on': orOdd('regression', 'change', 'never'),
    '--newer-than': time,
    '--runs': fc.constant(''),
  },
  regressions: {
    ...RUN_OPTIONS,
    '--baseline': runs,
    '--tail': runs,
    '--min-change': orOdd('0', '0.05', '-1'),
    '--fail-on': orOdd('regression', 'change', 'never'),
    '--format': FORMATS,
  },
  record: {
    ...RUN_OPTIONS,
    ...DETECTION_OPTIONS,
    '--prefix': orOdd('hunter', 'perf', 'a..b'),
    '--carbon-host': fc.constantFrom('127.0.0.1', '', ' '),
    '--carbon-port': orOdd('0', '70000'),
    '--protocol': orOdd('line', 'pickle'),
    '--dry-run': fc.constant(''),
  },
  resolve: {
    '--user': RUN_OPTIONS['--user'],
    '--param': RUN_OPTIONS['--param'],
    '--params-json': orOdd('{}', '{', '[]', 'null', '{"a":1}'),
    '--format': FORMATS,
    '--file': orOdd('package.json', '/nosuch').filter((file) => file !== '-'),
  },
  list: { '--user': RUN_OPTIONS['--user'], '--format': FORMATS },
  detect: { '--format': FORMATS },
  help: {},
  setup: {},
};
const FLAGS = ['--dry-run', '--runs'];
const TESTS = orOdd('lwt-read', 'lwt-write', 'nosuch').filter((name) => name !== '-');

const call = fc.constantFrom(...Object.keys(OPTIONS)).chain((command) => {
  const all = Object.entries(OPTIONS[command]);
  const one =
    all.length === 0
      ? fc.constant<string[]>([])
      : fc.constantFrom(...all).chain(([name, values]) =>
          fc.oneof(
            { weight: 8, arbitrary: values.map((value) => (FLAGS.includes(name) ? [name] : [name, value])) },
            // a value that is missing, or joined to its option
            { weight: 1, arbitrary: fc.constant([name]) },
            { weight: 1, arbitrary: values.map((value) => [`${name}=${value}`]) }
          )
        );
  const argument = ['list', 'detect', 'setup'].includes(command)
    ? fc.constant<string[]>([])
    : TESTS.map((test) => [test]);
  return fc
    .tuple(argument, fc.array(one, { maxLength: 4 }))
    .map(([test, options]) => [command, ...test, ...options.flat()]);
});
const stdin = fc.oneof(
  fc.constantFrom(
    '',
    '{"values":[1,2,3]}',
    '\ufeff{"values":[1,NaN,3]}\n',
    '{"metod":1}',
    '{"values":[1,2],"times":[2,1]}',
    '[',
    '\n\n'
  ),
  fc.string()
);

it(
  'no call hangs, breaks or looks at nothing without a word',
  async () => {
    await fc.assert(
      fc.asyncProperty(call, stdin, async (args, input) => {
        const { code, stdout, stderr } = await hunter(args, input);
        expect([0, 1, 2, 3, 4]).toContain(code);
        expect(stderr).not.toMatch(
          /\n\s+at \S+|TypeError|ReferenceError|RangeError|is not a function|undefined|\[object Object\]/
        );
        expect(`${stdout}${stderr}`).not.toContain(TOKEN);
        expect(`${stdout}${stderr}`).not.toContain('a-Secret-password');
        if (code === 0 || code === 4) {
          expect(stdout.trim()).not.toBe('');
          expect(looksAtNothing(args, stdout)).toBe(false);
          expect(stderr).not.toMatch(/nothing was looked at/i);
        } else if (!args.includes('--help') && !args.includes('-h')) {
          expect(`${stdout}${stderr}`.trim()).not.toBe('');
        }
      }),
      { numRuns: RUNS, endOnFailure: RUNS > 1000 }
    );
  },
  Math.max(120_000, RUNS * 1000)
);

function looksAtNothing([command]: string[], stdout: string): boolean {
  if (!['analyze', 'regressions', 'list'].includes(command) || !/^[[{]/.test(stdout)) {
    return false;
  }
  try {
    const answer = JSON.parse(stdout);
    return (answer.series ?? answer.metrics ?? answer).length === 0;
  } catch {
    return false;
  }
}

describe('what it ends with', () => {
  it.each<[string, string[], number, string]>([
    ['no such branch', ['analyze', 'lwt-read', '--branches', 'nosuch'], 1, 'branch "nosuch"'],
    ['the same as JSON', ['analyze', 'lwt-read', '--branches', 'nosuch', '--format', 'json'], 1, 'branch "nosuch"'],
    ['the same as lines', ['analyze', 'lwt-read', '--branches', 'nosuch', '--format', 'ndjson'], 1, 'branch "nosuch"'],
    ['the same as Markdown', ['analyze', 'lwt-read', '--branches', 'nosuch', '--format', 'markdown'], 1, '"nosuch"'],
    ['compared', ['regressions', 'lwt-read', '--branches', 'nosuch'], 1, 'branch "nosuch"'],
    ['recorded', ['record', 'lwt-read', '--branches', 'nosuch', '--dry-run'], 1, 'branch "nosuch"'],
    ['no such metric', ['analyze', 'lwt-read', '--metrics', 'nosuch'], 1, 'nosuch'],
    [
      'one of two metrics',
      ['analyze', 'lwt-read', '--metrics', 'throughput,nosuch'],
      4,
      '! No series has the metric "nosuch".',
    ],
    ['no such suffix', ['analyze', 'lwt-read', '--suffixes', 'nosuch'], 1, 'nosuch'],
    ['one of two suffixes', ['analyze', 'lwt-read', '--suffixes', 'result,nosuch'], 4, 'the suffix "nosuch"'],
    ['an empty list', ['analyze', 'lwt-read', '--metrics', ','], 2, 'Name at least one'],
    ['a p-value of 0', ['regressions', 'lwt-read', '--max-p-value', '0'], 2, 'number above 0 and at most 1'],
    ['a p-value of 5', ['regressions', 'lwt-read', '--max-p-value', '5'], 2, 'number above 0 and at most 1'],
    ['a negative change', ['regressions', 'lwt-read', '--min-change', '-1'], 2, 'number at least 0'],
    ['a p-value that is none', ['analyze', 'lwt-read', '--max-p-value', 'NaN'], 2, 'number above 0'],
    ['two beginnings', ['analyze', 'lwt-read', '--since', '-9d', '--since-version', '4'], 2, 'cannot be used with'],
    ['a time of no day', ['analyze', 'lwt-read', '--since', '2026-02-30'], 2, 'is no time'],
    ['an unknown format', ['list', '--format', 'xml'], 2, 'text, json'],
    ['help for nothing', ['help', 'nosuch'], 2, "unknown command 'nosuch'"],
    ['no tests', ['list', '--user', 'nobody@example.com'], 1, 'has no tests'],
    ['no tests as JSON', ['list', '--user', 'nobody@example.com', '--format', 'json'], 1, 'has no tests'],
    ['parameters that are none', ['resolve', 'lwt-read', '--params-json', '{'], 2, ''],
    [
      'a port that is none',
      ['record', 'lwt-read', '--carbon-port', '70000'],
      2,
      'whole number at least 1 and at most 65535',
    ],
    ['nothing may fail', ['analyze', 'lwt-read', '--fail-on', 'never'], 0, 'Regression: '],
    ['only new changes', ['analyze', 'lwt-read', '--newer-than', 'now'], 0, 'No change points in'],
    ['no time to be newer than', ['analyze', 'lwt-read', '--newer-than', 'x'], 2, '--newer-than "x" is no time'],
    ['a comparison that fails', ['regressions', 'lwt-read', '--baseline', 'version 4.1.3'], 4, 'regression'],
    ['one of several tests', ['analyze', 'lwt-read', 'nosuch', '--fail-on', 'never'], 1, 'hunter: nosuch: '],
    ['… and the other has changed', ['analyze', 'nosuch', 'lwt-read'], 4, 'hunter: nosuch: '],
    ['a file in no folder', ['analyze', 'lwt-read', '--output', 'csv=/nosuch/x'], 2, 'cannot be written'],
    ['a file of no format', ['analyze', 'lwt-read', '--output', 'x.xml'], 2, 'Write format=file'],
    ['no such test', ['analyze', 'nosuch'], 1, 'has no test "nosuch"'],
  ])('%s', async (_, args, code, said) => {
    const ended = await hunter(args);
    expect([ended.code, ended.stderr + ended.stdout]).toEqual([code, expect.stringContaining(said)]);
  });

  it('several tests are one report', async () => {
    const args = ['analyze', 'lwt-read', 'lwt-read', 'write-heavy', '--metrics', 'throughput'];
    const { tests } = JSON.parse((await hunter([...args, '--format', 'json'])).stdout);
    expect(tests.map((one: { test: string; series: unknown[] }) => [one.test, one.series.length])).toEqual([
      ['lwt-read', 1],
      ['write-heavy', 1],
    ]);
    const text = (await hunter(args)).stdout;
    expect(text).toMatch(
      /^2 of 2 tests changed: lwt-read, write-heavy\.\n1 regression and 1 improvement in 2 series[^]*\n {2}lwt-read, perf\.[^]*\n {2}write-heavy, perf\./
    );
    expect(text).not.toMatch(/^time /m);
    expect((await hunter([...args, '--runs'])).stdout.match(/^time /gm)).toHaveLength(2);
    const file = join(mkdtempSync(join(tmpdir(), 'hunter-')), 'junit.xml');
    expect((await hunter([...args, '--output', `junit=${file}`])).stdout).toBe(text);
    const suites = readFileSync(file, 'utf8').match(/<testsuite .*/g);
    expect(suites).toEqual([expect.stringContaining('failures="1"'), expect.stringContaining('failures="0"')]);
  });

  it.each<[string, string, number, string]>([
    ['a byte order mark', '\ufeff{"values":[1,2,3]}', 0, '"changePoints":[]'],
    ['NaN', '{"values":[1,NaN,3]}', 0, '"changePoints":[]'],
    ['an unknown key', '{"values":[1],"metod":"otava"}', 2, '\\"metod\\" is not known: \\"method\\" is.'],
    ['times that fall', '{"values":[1,2],"times":[2,1]}', 2, 'times must ascend'],
    ['no JSON', '{"values":[1]}\n{', 2, '1 of 2 lines could not be used.'],
    ['a flag that is none', '{"values":[1],"weak":"yes"}', 2, 'must be true or false'],
    ['nothing', '', 2, 'there was none'],
    ['an index beyond', '{"values":[1],"method":"otava","oldChangePoints":[5]}', 2, 'there are 1 values'],
    ['newPoints alone', '{"values":[1],"newPoints":1}', 2, 'needs'],
    ['a method of null', '{"values":[1],"method":null}', 2, 'must be'],
  ])('detect with %s', async (_, input, code, said) => {
    const ended = await hunter(['detect'], input);
    expect([ended.code, ended.stdout + ended.stderr]).toEqual([code, expect.stringContaining(said)]);
  });

  it('directions can be said', async () => {
    const directions = async (...args: string[]) =>
      JSON.parse((await hunter(['regressions', 'lwt-read', '--format', 'json', ...args])).stdout).metrics.map(
        ({ direction }: { direction: string }) => direction
      );
    expect(new Set(await directions('--higher-is-better', '*'))).toEqual(new Set(['higherIsBetter']));
    expect(new Set(await directions('--lower-is-better', '*'))).toEqual(new Set(['lowerIsBetter']));
  });

  it.each<[string, Record<string, string>, number, string]>([
    [
      'a line break within a token',
      { FALLOUT_OAUTH_TOKEN: 'my-own\ntoken' },
      1,
      'The Fallout token holds a line break',
    ],
    ['a line break behind it', { FALLOUT_OAUTH_TOKEN: `${TOKEN}\n` }, 4, 'throughput'],
    ['an address that is none', { GRAPHITE_URL: 'graphite' }, 2, 'The URL of Graphite is no address'],
    ['a password in an address', { GRAPHITE_URL: 'http://me:my-own@127.0.0.1:1' }, 2, 'GRAPHITE_USER'],
    ['a password in another address', { FALLOUT_URL: 'http://me:my-own@127.0.0.1:1' }, 2, 'FALLOUT_OAUTH_TOKEN'],
    ['no address', { GRAPHITE_URL: '' }, 2, 'Graphite has no URL'],
    ['a server that is down', { GRAPHITE_URL: 'closed' }, 3, 'the connection was refused'],
  ])('%s', async (_, change, code, said) => {
    const saved = { ...process.env };
    const [closed] = await freePorts(1);
    const address = (text: string) => (text === 'closed' ? `http://127.0.0.1:${closed}` : text);
    Object.assign(process.env, Object.fromEntries(Object.entries(change).map(([name, text]) => [name, address(text)])));
    try {
      const ended = await hunter(['analyze', 'lwt-read']);
      expect([ended.code, ended.stdout + ended.stderr]).toEqual([code, expect.stringContaining(said)]);
      expect(ended.stdout + ended.stderr).not.toContain('my-own');
    } finally {
      Object.assign(process.env, saved);
    }
  });
});
