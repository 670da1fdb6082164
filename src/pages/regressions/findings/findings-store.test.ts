import { waitFor } from '@testing-library/react';

import { storage } from '../../../testing/browser-storage';
import { hunterDataSource } from '../../../testing/hunter-data-source';
import { provideDataSources, provideVariables } from '../../../testing/services';
import { TestServers } from '../../../testing/test-servers';
import { openLine } from '../../../testing/worker-line';
import type { SavedSource } from '../../saved/saved-item';
import { FindingsStore } from './findings-store';

let mockWorker: typeof openLine | undefined;
jest.mock('./open-worker', () => ({ openWorker: async () => mockWorker?.() }));
jest.mock('idb-keyval', () => jest.requireActual('../../../testing/browser-storage').idbKeyval);

const SAVED: SavedSource = { name: 's', datasource: 'h', series: { type: 'prefix', prefix: 'saved.s' } };
const stepped = (day: number) => (day < 20 ? 150 : 100) + (day % 3);
const MINUTES = 60_000;

let servers: TestServers;
let now: number;
/** Another uid for each test: recent results are cached by data source. */
let uid = 'h0';
let count = 0;

beforeEach(() => {
  servers = new TestServers();
  servers.tests.push('a', 'b');
  servers.write('a.result.p99', 0, 60, stepped);
  servers.write('b.result.p99', 0, 60, (day) => 100 + (day % 3));
  servers.write('saved.s.p50', 0, 60, stepped);
  storage.records.clear();
  storage.fault.write = undefined;
  provideVariables();
  uid = `h${++count}`;
  provideSource();
  now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});

afterEach(() => jest.restoreAllMocks());

/** Provides the data source as a page has it that was just loaded: it has asked nothing yet. */
function provideSource() {
  const jsonData = { falloutUrl: 'https://fallout.example.com', falloutUser: 'jane@example.com' };
  provideDataSources([{ settings: { uid }, source: hunterDataSource(jsonData) }]);
}

const changesOf = (store: FindingsStore) =>
  Object.fromEntries(
    store.snapshot().findings.changed.map(({ test, metric, changes }) => [`${test} ${metric}`, changes.length])
  );

/** `b p99` has no change. */
const ALL = { 's p50': 1, 'a p99': 1 };

async function refreshed(saved: SavedSource[] = [SAVED]): Promise<FindingsStore> {
  const store = new FindingsStore(uid, '', saved);
  await store.refresh();
  return store;
}

describe.each([
  ['on the page', undefined],
  ['in a worker', openLine],
])('%s', (_, worker) => {
  beforeEach(() => (mockWorker = worker));

  it('finds the changes of all tests and saved sources', async () => {
    const store = await refreshed();
    expect(changesOf(store)).toEqual(ALL);
    expect(store.snapshot()).toMatchObject({
      busy: false,
      problem: undefined,
      findings: { done: 3, total: 3, metrics: 3 },
    });
  });

  it('shows how far it is meanwhile', async () => {
    const release = servers.hold(/b\.result|render/);
    const store = new FindingsStore(uid, '', [SAVED]);
    const listed = new Promise<void>((resolve) => {
      store.subscribe(() => store.snapshot().findings.total === 3 && resolve());
    });
    const done = store.refresh();
    await listed;
    expect(store.snapshot()).toMatchObject({ busy: true, findings: { done: 0, total: 3 } });
    release();
    await done;
    expect(store.snapshot().busy).toBe(false);
  });

  it('takes what was refreshed a moment ago from the cache, unless all is to be fetched', async () => {
    await refreshed();
    servers.asked = [];
    const store = await refreshed();
    expect(changesOf(store)).toEqual(ALL);
    // only which tests there are
    expect(servers.asked.filter((one) => one !== 'api')).toEqual([]);
    await store.refresh({ fetchAll: true });
    expect(servers.asked).toContainEqual(expect.stringMatching(/^render .*a\.result\.\*/));
    expect(changesOf(store)).toEqual(ALL);
  });

  /** A later refresh that has shown what is cached, and waits for Graphite until it is released. */
  async function refreshedAndHeld() {
    await refreshed();
    now += 10 * MINUTES;
    const release = servers.hold(/render/);
    const store = new FindingsStore(uid, '', [SAVED]);
    const shown = new Promise<void>((resolve) => {
      store.subscribe(() => store.snapshot().findings.metrics === 3 && resolve());
    });
    const done = store.refresh();
    await shown;
    return { store, release, done };
  }

  it('shows cached results while it fetches what is new since', async () => {
    const { store, release, done } = await refreshedAndHeld();
    expect(store.snapshot()).toMatchObject({ busy: true, findings: { done: 0 } });
    release();
    await done;
    expect(store.snapshot()).toMatchObject({ busy: false, findings: { done: 3 } });
  });

  it('fetches again what a browser that stores nothing did not keep', async () => {
    storage.fault.write = new DOMException('full', 'QuotaExceededError');
    await refreshed();
    servers.asked = [];
    expect(changesOf(await refreshed())).toEqual(ALL);
    expect(servers.asked).toContainEqual(expect.stringMatching(/^render .*a\.result\.\*/));
  });

  it('a test with a problem is named with it, and the others, asked for together with it, are found', async () => {
    servers.broken = /(^|[{,])a[.,}]/;
    const store = await refreshed();
    expect(changesOf(store)).toEqual({ 's p50': 1 });
    expect(store.snapshot().findings.problems).toEqual([{ test: 'a', message: expect.stringContaining('busy') }]);
    // also when it is not asked again
    expect((await refreshed()).snapshot().findings.problems).toHaveLength(1);
  });

  it('without Fallout, saved sources are analysed, and the page says what Fallout answered', async () => {
    servers.broken = /tests/;
    const store = await refreshed();
    expect(changesOf(store)).toEqual({ 's p50': 1 });
    expect(store.snapshot().problem).toContain('busy');
  });

  it('a data source that is gone is a problem, not an endless wait', async () => {
    const store = new FindingsStore('gone', '', []);
    await store.refresh();
    expect(store.snapshot()).toMatchObject({
      busy: false,
      problem: 'There is no data source "gone" any more: choose another one.',
    });
  });

  it('cancelling keeps what was found and adds nothing later', async () => {
    const { store, release, done } = await refreshedAndHeld();
    store.cancel();
    const cancelled = store.snapshot();
    expect(cancelled).toMatchObject({ busy: false, findings: { done: 0, total: 3 } });
    expect(changesOf(store)).toEqual(ALL);
    release();
    await done;
    expect(store.snapshot()).toBe(cancelled);
  });

  it('a store of a page that was left tells nobody', async () => {
    const release = servers.hold(/render/);
    const store = new FindingsStore(uid, '', [SAVED]);
    const done = store.refresh();
    store.dispose();
    const heard = jest.fn();
    store.subscribe(heard);
    release();
    await done;
    expect(heard).not.toHaveBeenCalled();
  });

  it('deletes cached records of tests that are gone', async () => {
    await refreshed();
    await refreshed([]);
    const names = () => [...storage.records.keys()].filter((key) => key.includes('saved s'));
    // deleting is not waited for
    await new Promise((resolve) => setTimeout(resolve));
    expect(names()).toEqual([]);
  });
});

describe('a worker is ended', () => {
  const ended = jest.fn();

  beforeEach(() => {
    ended.mockClear();
    mockWorker = async () => {
      const worker = await openLine();
      const { terminate } = worker;
      return Object.assign(worker, { terminate: () => ended(terminate()) });
    };
  });

  it.each<[string, (store: FindingsStore) => Promise<void>]>([
    ['when it is done', (store) => store.refresh()],
    [
      'when the page is left',
      async (store) => {
        servers.hold(/render/);
        const refresh = store.refresh();
        store.dispose();
        await refresh;
      },
    ],
    ['when the data source is gone', () => new FindingsStore('gone', '', []).refresh()],
  ])('%s', async (_, run) => {
    await run(new FindingsStore(uid, '', [SAVED]));
    await waitFor(() => expect(ended).toHaveBeenCalledTimes(1));
  });
});
