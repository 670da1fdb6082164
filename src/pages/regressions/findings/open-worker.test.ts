import { StubWorker } from '../../../testing/stub-worker';
import { openWorker } from './open-worker';

const mockStart = jest.fn();
jest.mock('./script-worker', () => ({
  ScriptWorker: function (url: URL) {
    return mockStart(url);
  },
}));

beforeEach(() => mockStart.mockImplementation((url: URL) => new StubWorker(url)));

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

it.each<[string, (worker: StubWorker) => void]>([
  ['may not compile the detector', (worker) => worker.tell({ type: 'unable' })],
  ['whose script cannot be had', (worker) => worker.onerror!({} as ErrorEvent)],
])('one that %s is ended, and the page does without', async (_, then) => {
  const { worker, made } = await opened(then);
  expect(worker).toBeUndefined();
  expect(made.ended).toBe(true);
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
