import type { FromWorker, ToWorker } from '../refresh/messages';
import { ScriptWorker, type ScriptWorkerOptions } from './script-worker';

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
    // a Grafana with a CDN for plugins redirects there, and browsers follow no redirect to another origin
    for (const loaded of [false, true]) {
      const worker = makeWorker({ loaded });
      const start = await startOf(worker);
      if (start === 'ready') {
        return worker;
      }
      worker.terminate();
      if (start !== 'refused') {
        return undefined;
      }
    }
  } catch {
    // a policy forbids workers, or there are none
  }
  return undefined;
}

const makeWorker = (options: ScriptWorkerOptions): OpenWorker =>
  new ScriptWorker(
    /* webpackChunkName: "refresh-worker", webpackEntryOptions: { library: { type: "var", name: "hunterWorker" } } */
    new URL('../refresh/refresh.worker.ts', import.meta.url),
    options
  );

/** What becomes of a worker: its script may be refused, and it may be unable to detect, or never start. */
function startOf(worker: OpenWorker): Promise<'ready' | 'refused' | 'unable' | 'never'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('never'), MAX_START);
    const end = (start: 'ready' | 'refused' | 'unable') => {
      clearTimeout(timer);
      resolve(start);
    };
    worker.onmessage = ({ data }) => end(data.type === 'ready' ? 'ready' : 'unable');
    worker.onerror = () => end('refused');
  });
}
