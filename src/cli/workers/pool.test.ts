import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { HunterError } from '../../core/errors';
import { DefinitionError } from '../../core/fallout/definition/error';
import type { Job, Outcome } from '../analyse-test';
import { exitCodeOf } from '../exit-code';
import { workersFor } from '../resources';
import { falloutSource } from '../sources/fallout';
import type { SourceOptions } from '../sources/source';
import { fromPlain, toJob, toOrder, toPlain } from './messages';
import { openPool, type Pool } from './pool';

const job = (name: string): Job => ({
  chosen: { name, parts: [{ name, source: falloutSource }], options: { minMagnitude: 0 } as SourceOptions },
  ranges: [{ from: -Infinity, to: 5 }],
});

const pools: Pool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

/** A pool whose threads run a script in place of the analysis. */
function poolOf(size: number, script: string): Pool {
  const file = join(mkdtempSync(join(tmpdir(), 'hunter-thread-')), 'thread.mjs');
  writeFileSync(
    file,
    `import { parentPort, threadId } from 'node:worker_threads';
     parentPort.on('message', ({ id, name }) => {
       const answer = (outcome) => parentPort.postMessage({ id, outcome: { test: name, analyses: [], warnings: [], ...outcome } });
       ${script}
     });`
  );
  const pool = openPool(size, { config: { fallout: {}, graphite: {} }, resources: {} }, pathToFileURL(file));
  pools.push(pool);
  return pool;
}

describe('threads', () => {
  it('share jobs, and tell how far they are', async () => {
    const pool = poolOf(
      2,
      `parentPort.postMessage({ id, progress: 'reading ' + name });
       setTimeout(() => answer({ warnings: [String(threadId)] }), 20);`
    );
    const told: string[] = [];
    const names = ['a', 'b', 'c', 'd'];
    const outcomes = await Promise.all(names.map((name) => pool.analyse(job(name), (text) => told.push(text))));
    expect(outcomes.map(({ test }) => test)).toEqual(names);
    expect(new Set(outcomes.flatMap(({ warnings }) => warnings)).size).toBe(2);
    expect(told.sort()).toEqual(names.map((name) => `reading ${name}`));
  });

  it('that end fail only the test that they were at', async () => {
    const pool = poolOf(1, `if (name === 'bad') { process.exit(7); } answer({});`);
    const analyse = (name: string) => pool.analyse(job(name), () => undefined);
    expect(await analyse('good')).toMatchObject({ test: 'good', analyses: [] });
    expect(await analyse('bad')).toMatchObject({
      test: 'bad',
      error: { message: 'The thread that analysed it ended: exit code 7. "--workers 0" does without threads.' },
    });
    expect(await analyse('next')).toMatchObject({ test: 'next', analyses: [] });
  });
});

describe('what threads tell each other', () => {
  it('brings the job there', () => expect(toJob(toOrder(3, job('a')))).toEqual(job('a')));

  it.each([
    new HunterError('server', 'The server is busy.', 503),
    new HunterError('not-found', 'There is no test.'),
    new DefinitionError('missing-parameters', 'A tag has no value.', ['size']),
    new TypeError('a mistake of ours'),
  ])('brings the error back: $message', (error) => {
    const outcome: Outcome = { test: 'a', error, warnings: [] };
    const { error: back } = fromPlain(JSON.parse(JSON.stringify(toPlain(outcome)))) as { error: Error };
    expect(back.message).toBe(error.message);
    expect(exitCodeOf(back)).toBe(exitCodeOf(error));
    expect(back instanceof HunterError).toBe(error instanceof HunterError);
    expect((back as DefinitionError).missing).toEqual((error as DefinitionError).missing);
  });
});

it.each([
  [1, 8, 0],
  [99, 8, 0],
  [100, 8, 2],
  [1000, 2, 0],
  [1000, 3, 2],
  [1000, 1, 0],
  [1000, 64, 4],
])('%s tests on %s cores have %s threads', (tests, cores, workers) => {
  expect(workersFor(tests, {}, cores)).toBe(workers);
  expect(workersFor(tests, { workers: 0 }, cores)).toBe(0);
  expect(workersFor(tests, { workers: 3 }, cores)).toBe(Math.min(3, tests));
});
