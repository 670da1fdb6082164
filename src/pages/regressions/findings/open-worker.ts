import type { FromWorker, ToWorker } from '../refresh/messages';
import { ScriptWorker } from './script-worker';

/** As much of a worker as is used. */
export interface OpenWorker {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage: (message: ToWorker, handedOver: Transferable[]) => void;
  terminate: () => void;
}

/** Longest time that a worker may take to start, ms: where it never does, as in a sandbox, the page does the work. */
const MAX_START = 10_000;

/**
 * Starts the worker that finds changes. Undefined where there can be none: without workers, where a content security
 * policy forbids them or WebAssembly in them, or where the script cannot be had.
 */
export async function openWorker(): Promise<OpenWorker | undefined> {
  try {
    return await whenReady(
      new ScriptWorker(
        /* webpackChunkName: "refresh-worker", webpackEntryOptions: { library: { type: "var", name: "hunterWorker" } } */
        new URL('../refresh/refresh.worker.ts', import.meta.url)
      )
    );
  } catch {
    return undefined;
  }
}

function whenReady(worker: OpenWorker): Promise<OpenWorker | undefined> {
  return new Promise((resolve) => {
    const end = (ready: boolean) => {
      clearTimeout(timer);
      if (!ready) {
        worker.terminate();
      }
      resolve(ready ? worker : undefined);
    };
    const timer = setTimeout(() => end(false), MAX_START);
    worker.onmessage = ({ data }) => end(data.type === 'ready');
    worker.onerror = () => end(false);
  });
}
