import { provideBackendSrv } from '../../testing/backend-srv';
import { provideUser } from '../../testing/user';
import type { SavedSource } from './saved-item';
import { SavedStore } from './saved-store';

const source = (name: string): SavedSource => ({ name, datasource: 'd', series: { type: 'prefix', prefix: 'a.b' } });
const LATER = { name: 'x', datasource: 'd', series: { type: 'of a later version' } };

/** The stores of browser and server, and the faults that they have. */
let kept: Map<string, string>;
let settings: Record<string, unknown>;
let fault: { read?: Error; write?: Error };

const storage = {
  getItem: async (key: string) => {
    if (fault.read) {
      throw fault.read;
    }
    return kept.get(key) ?? null;
  },
  setItem: async (key: string, value: string) => {
    if (fault.write) {
      throw fault.write;
    }
    kept.set(key, value);
  },
};
const store = () => new SavedStore(storage as never);
const names = async () => (await store().load()).map(({ name }) => name);

beforeEach(() => {
  kept = new Map();
  settings = {};
  fault = {};
  provideUser();
  provideBackendSrv(({ method, data }) => {
    if (method === 'POST') {
      settings = data.jsonData;
    }
    return { body: { enabled: true, pinned: true, jsonData: settings } };
  });
});

it.each(['', '{}', '5', '"x"', '[', '[null, 1, "a", []]', '\u0000', JSON.stringify([LATER])])(
  'garbage in the browser is no source, and what is saved over it does not lose it: %j',
  async (garbage) => {
    kept.set('savedSources', garbage);
    expect(await names()).toEqual([]);
    await store().put(source('mine'));
    await store().put(source('other'));
    expect(await names()).toEqual(['mine', 'other']);
    const all = [...kept.values()].join();
    expect(all.includes(garbage) || all.includes(JSON.stringify(JSON.parse(garbage)).slice(1, -1))).toBe(true);
  }
);

it('sources of a later version stay beside, for the team, too', async () => {
  provideUser('plugins:write');
  settings = { savedSources: [LATER], other: 1 };
  await store().put(source('mine'));
  await store().remove({ ...source('mine'), shared: true });
  await store().put(source('mine'));
  expect(settings).toEqual({ savedSources: [LATER, source('mine')], other: 1 });
});

it.each([
  new DOMException('The quota has been exceeded.', 'QuotaExceededError'),
  new DOMException('blocked', 'SecurityError'),
])('a full or blocked storage: what is there stays, and the error is told: %s', async (error) => {
  await store().put(source('mine'));
  const before = new Map(kept);
  fault = { write: error };
  await expect(store().put(source('more'))).rejects.toBe(error);
  fault = { read: error };
  expect(await names()).toEqual([]);
  // to write what could not be read would lose it
  await expect(store().put(source('more'))).rejects.toBe(error);
  expect(kept).toEqual(before);
  fault = {};
  expect(await names()).toEqual(['mine']);
});

it('two tabs that save at different times lose nothing of each other', async () => {
  // Grafana's storage reads once, and then remembers
  const remembering = () => {
    let known: string | null | undefined;
    return {
      getItem: async (key: string) => (known ??= kept.get(key) ?? null),
      setItem: async (key: string, value: string) => void kept.set(key, (known = value)),
    };
  };
  // as the page gives it: another one after each change
  const tab = () => new SavedStore(remembering() as never);
  await tab().load();
  await tab().put(source('a'));
  await tab().put(source('b'));
  await tab().put(source('c'));
  expect((await tab().load()).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

it('an empty list is stored at the first visit, so that Grafana does not answer 404 at each of the next', async () => {
  expect(await names()).toEqual([]);
  expect([...kept]).toEqual([['savedSources', '[]']]);
  await store().put(source('mine'));
  expect(await names()).toEqual(['mine']);
});

it('a storage that takes nothing keeps nobody from seeing the sources of the team', async () => {
  settings = { savedSources: [source('of all')] };
  fault = { write: new Error('full') };
  expect(await names()).toEqual(['of all']);
});
