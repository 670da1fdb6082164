import fc from 'fast-check';

import { storage } from '../../../testing/browser-storage';
import { hunterDataSource } from '../../../testing/hunter-data-source';
import { provideDataSources, provideVariables } from '../../../testing/services';
import { TestServers } from '../../../testing/test-servers';
import { openLine } from '../../../testing/worker-line';
import type { Findings } from './findings';
import { FindingsStore } from './findings-store';

let mockWorker: typeof openLine | undefined;
jest.mock('./open-worker', () => ({ openWorker: async () => mockWorker?.() }));
jest.mock('idb-keyval', () => jest.requireActual('../../../testing/browser-storage').idbKeyval);

const TESTS = ['a', 'b', 'c'];
let refreshes = 0;

/** What a first visit finds. */
async function found(all: number[][], worker?: typeof openLine): Promise<Findings> {
  const servers = new TestServers();
  servers.tests.push(...TESTS);
  all.forEach((values, i) =>
    servers.write(`${TESTS[i % TESTS.length]}.result.m${i}_latency`, 0, values.length, (day) => values[day])
  );
  storage.records.clear();
  mockWorker = worker;
  const uid = `h${refreshes++}`;
  const settings = { falloutUrl: 'https://fallout.example.com', falloutUser: 'jane@example.com' };
  provideDataSources([{ settings: { uid }, source: hunterDataSource(settings) }]);
  const store = new FindingsStore(uid, '', []);
  await store.refresh();
  const { changed, histories, ...counts } = store.snapshot().findings;
  // tests are done in any order
  const inOrder = <T extends { test: string }>(list: T[]) => [...list].sort((a, b) => a.test.localeCompare(b.test));
  // Jest tells a typed array that passed between threads from one that did not
  const plain = changed.map((metric) => ({ ...metric, spark: [...metric.spark] as never }));
  return { ...counts, changed: inOrder(plain), histories: inOrder(histories) };
}

/** Noise around one to three levels. */
const series = fc
  .tuple(
    fc.array(fc.double({ min: 50, max: 150, noNaN: true }), { minLength: 1, maxLength: 3 }),
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 })
  )
  .map(([levels, noise]) => noise.map((one, i) => levels[Math.floor((i * levels.length) / noise.length)] + one));

it('a worker finds the very same as the page, to the last bit', async () => {
  provideVariables();
  jest.spyOn(Date, 'now').mockReturnValue(Date.now());
  let changes = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(series, { minLength: 3, maxLength: 6 }), async (all) => {
      const [here, there] = [await found(all), await found(all, openLine)];
      expect(there).toEqual(here);
      changes += here.changed.length;
    }),
    { numRuns: 20 }
  );
  expect(changes).toBeGreaterThan(0);
});
