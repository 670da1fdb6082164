import { StubWorker } from '../../../testing/stub-worker';

const loaders: Blob[] = [];

async function started(address: string, options?: { loaded: boolean }): Promise<string> {
  Object.assign(globalThis, { Worker: StubWorker });
  URL.createObjectURL = (blob) => `blob:${loaders.push(blob as Blob)}`;
  let made: StubWorker | undefined;
  await jest.isolateModulesAsync(async () => {
    const { ScriptWorker } = await import('./script-worker');
    made = new ScriptWorker(new URL(address), options) as unknown as StubWorker;
  });
  return String(made!.url);
}

afterEach(() => {
  loaders.length = 0;
  Reflect.deleteProperty(globalThis, 'Worker');
});

it('where there are no workers, making one fails', async () => {
  await jest.isolateModulesAsync(async () => {
    const { ScriptWorker } = await import('./script-worker');
    expect(() => new ScriptWorker(new URL(location.href))).toThrow('There are no workers here.');
  });
});

it('a script of the page’s own origin is started itself, as the strictest policies allow', async () => {
  const address = `${location.origin}/public/plugins/hunter-changepoints-app/refresh-worker.js`;
  expect(await started(address)).toBe(address);
  expect(loaders).toEqual([]);
});

it.each([
  ['of another origin', 'https://cdn.example.com/hunter/refresh-worker.js?_cache=a', undefined],
  ['that was refused, as a redirect is', `${location.origin}/hunter/refresh-worker.js?_cache=a`, { loaded: true }],
])('a script %s is loaded by one of the page’s, and knows its address', async (_, address, options) => {
  expect(await started(address, options)).toBe('blob:1');
  const text = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsText(loaders[0]);
  });
  expect(text).toBe(`globalThis.scriptUrl = "${address}"; importScripts("${address}");`);
});
