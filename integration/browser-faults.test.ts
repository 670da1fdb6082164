import type { BrowserContext, Page } from 'playwright-core';

import { startDemo, type Workbench } from './workbench';

// Faults of a browser: storage that is full or corrupt, a tab that is suspended, a network that fails. After each of
// them the regressions page shows the same as an undisturbed visit, or says what to do.

let workbench: Workbench;
let context: BrowserContext;
let page: Page;
/** The content of the page after an undisturbed visit. */
let usual: string[];

beforeAll(async () => {
  workbench = await startDemo();
  await visit();
  usual = await rows();
  expect(usual.length).toBeGreaterThan(2);
  await context.close();
});

afterAll(() => workbench?.stop());

afterEach(() => context.close());

async function visit(prepare: () => Promise<unknown> = async () => undefined): Promise<void> {
  context = await workbench.browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 1000 } });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await prepare();
  await page.goto(workbench.url + ADDRESS);
  await finished();
}

const ADDRESS = '/a/hunter-changepoints-app/regressions?days=180&verdict=all';
const finished = (tab = page) => tab.getByRole('button', { name: 'Analyse again' }).waitFor();
const ROWS = 'tbody > tr:has(button[aria-expanded])';
const rows = (tab = page) => tab.locator(ROWS).allTextContents();
const STORE = { database: 'hunter-regressions', store: 'kept' };

/** The number of records that are kept, each replaced with `value` unless that is left out. */
const records = (value?: unknown) =>
  page.evaluate(
    ([{ database, store }, replaced]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(store, 'readwrite');
          const all = transaction.objectStore(store).getAllKeys();
          all.onsuccess = () => {
            if (replaced !== undefined) {
              all.result.forEach((key) => transaction.objectStore(store).put(replaced, key));
            }
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(all.result.length);
          };
        };
      }),
    [STORE, value] as const
  );

it.each([null, 'garbage', {}, { metrics: [], stamp: '' }, { metrics: [null], stamp: 'x', batches: 5 }])(
  'records that are corrupt are asked for anew: %j',
  async (garbage) => {
    await visit();
    while ((await records()) === 0) {
      await page.waitForTimeout(100);
    }
    await records(garbage);
    await page.reload();
    await finished();
    expect(await rows()).toEqual(usual);
  }
);

/** A script that makes the storage of a page, or of a worker, refuse all writing. */
const refusing = (name: string) => `
  const refuse = () => { throw new DOMException('refused', '${name}'); };
  IDBObjectStore.prototype.put = refuse;
  if (globalThis.Storage) { Storage.prototype.setItem = refuse; }`;

const withoutWorkers = () => page.addInitScript('delete globalThis.Worker;');

/** Runs a script in the worker before its own. */
const inWorker = (script: string) =>
  page.route(/refresh-worker\.js/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `{${script}}\n${await answer.text()}` });
  });

it.each([
  ['in the worker', 'QuotaExceededError'],
  ['in the worker', 'SecurityError'],
  ['on the page', 'QuotaExceededError'],
  ['on the page', 'SecurityError'],
])('a storage that refuses %s (%s) takes nothing from the page', async (where, name) => {
  await visit(async () => {
    await page.addInitScript(refusing(name));
    await (where === 'on the page' ? withoutWorkers() : inWorker(refusing(name)));
  });
  expect(await rows()).toEqual(usual);
  expect(await records()).toBe(0);
  await page.reload();
  await finished();
  expect(await rows()).toEqual(usual);
});

it.each<[string, (workers: string[]) => Promise<unknown>, string[]]>([
  ['finds the changes', async () => undefined, ['refresh-worker.js']],
  ['whose script cannot be had', () => page.route(/refresh-worker\.js/, (route) => route.abort()), []],
  ['that cannot detect', () => inWorker('delete globalThis.WebAssembly;'), ['refresh-worker.js']],
  ['that there is none of', withoutWorkers, []],
])('a worker %s: the page shows the same', async (_, prepare, started) => {
  const workers: string[] = [];
  await visit(async () => {
    page.on('worker', (worker) => workers.push(worker.url().replace(/.*\/|\?.*/g, '')));
    await prepare(workers);
  });
  expect(await rows()).toEqual(usual);
  expect(workers.filter((name) => started.includes(name))).toEqual(started);
  // it is ended when all is done
  expect(page.workers()).toEqual([]);
});

/** Requests to Graphite wait from the first one on until released; resolves when one does. */
async function hold() {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let seen: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (seen = resolve));
  await page.route(/resources\/graphite/, async (route) => {
    seen();
    await released;
    await route.continue().catch(() => undefined);
  });
  return { asked, release };
}

it('a tab that is frozen during an analysis finishes it when it wakes', async () => {
  let frozen = false;
  const visiting = visit(async () => {
    const { asked, release } = await hold();
    void asked.then(async () => {
      const session = await context.newCDPSession(page);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      frozen = true;
      release();
      await session.send('Page.setWebLifecycleState', { state: 'active' });
    });
  });
  await visiting;
  expect(frozen).toBe(true);
  expect(await rows()).toEqual(usual);
});

it('offline during an analysis, it says what is missing, and back again all is there', async () => {
  await visit(async () => {
    const { asked, release } = await hold();
    void asked.then(async () => {
      await context.setOffline(true);
      release();
    });
  });
  expect(await rows()).toEqual([]);
  await page.getByText(/Nothing could be analysed|There was nothing to analyse/).waitFor();
  await page.getByText(/Tests with problems: \d/).waitFor();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Analyse again' }).click();
  // The button stays for a moment after the click, so that its presence says nothing: rows do.
  await page
    .locator(ROWS)
    .nth(usual.length - 1)
    .waitFor();
  await finished();
  expect(await rows()).toEqual(usual);
});

it('two tabs that analyse at once are both right, and so is what they have kept', async () => {
  await visit(() => hold().then(({ asked, release }) => void asked.then(() => openBeside().then(release))));
  expect(await rows()).toEqual(usual);
  await finished(beside);
  expect(await rows(beside)).toEqual(usual);
  for (const tab of [beside!, page]) {
    await tab.reload();
    await finished(tab);
    expect(await rows(tab)).toEqual(usual);
  }
});

/** Another tab of the same browser, with the same storage. */
let beside: Page | undefined;
async function openBeside(): Promise<void> {
  beside = await context.newPage();
  beside.setDefaultTimeout(30_000);
  await beside.goto(workbench.url + ADDRESS);
}
