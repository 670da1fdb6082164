import { StubWorker } from '../../../testing/stub-worker';
import { openWorker } from './open-worker';

const mockStart = jest.fn();
jest.mock('./script-worker', () => ({
  ScriptWorker: function (url: URL, options: { loaded: boolean }) {
    return mockStart(url, options);
  },
}));

beforeEach(() => {
  mockStart.mockReset();
  mockStart.mockImplementation((url: URL) => new StubWorker(url));
});

async function opened(then: (worker: StubWorker) => void) {
  const opening = openWorker();
  const made = StubWorker.made.at(-1)!;
  then(made);
  return { worker: await opening, made };
}

it('is had once it can detect', async () => {
  const { worker, made } = await opened((one) => one.tell({ type: 'ready' }));
  expect(worker).toBe(made);
  expect(made.ended).toBe(false);
  expect(String(made.url)).toMatch(/refresh\/refresh\.worker\.ts$/);
});

it('one that may not compile the detector is ended, and the page does without', async () => {
  const { worker, made } = await opened((one) => one.tell({ type: 'unable' }));
  expect(worker).toBeUndefined();
  expect(made.ended).toBe(true);
});

const refuse = (worker: StubWorker) => worker.onerror!({} as ErrorEvent);
const ways = () => mockStart.mock.calls.map(([, { loaded }]) => loaded);

/** Has the next worker do something as soon as it is made and listened to. */
function next(then: (worker: StubWorker) => void): StubWorker[] {
  const all: StubWorker[] = [];
  mockStart.mockImplementation((url: URL) => {
    const made = new StubWorker(url);
    all.push(made);
    queueMicrotask(() => then(made));
    return made;
  });
  return all;
}

it('where the script is refused, as a redirect to a CDN is, it is loaded', async () => {
  const all = next((worker) => (all.length === 1 ? refuse(worker) : worker.tell({ type: 'ready' })));
  expect(await openWorker()).toBe(all[1]);
  expect(ways()).toEqual([false, true]);
  expect(all.map(({ ended }) => ended)).toEqual([true, false]);
});

it('the page does without where the script cannot be had at all', async () => {
  const all = next(refuse);
  expect(await openWorker()).toBeUndefined();
  expect(all.map(({ ended }) => ended)).toEqual([true, true]);
});

it('one that never starts is not waited for long', async () => {
  jest.useFakeTimers();
  const { worker, made } = await opened(() => jest.advanceTimersByTime(10_000));
  expect(worker).toBeUndefined();
  expect(made.ended).toBe(true);
  jest.useRealTimers();
});

it('the page does without where a policy forbids workers', async () => {
  mockStart.mockImplementation(() => {
    throw new DOMException('Access is denied by the policy.', 'SecurityError');
  });
  expect(await openWorker()).toBeUndefined();
});
