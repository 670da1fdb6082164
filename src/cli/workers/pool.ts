import { Worker } from 'node:worker_threads';

import { HunterError } from '../../core/errors';
import type { Job, Outcome } from '../analyse-test';
import { fromPlain, toOrder, type Report, type Start } from './messages';

/** Worker threads that analyse tests. */
export interface Pool {
  /** Has a test analysed by the thread that has least to do. Never throws: errors are part of the outcome. */
  analyse: (job: Job, onProgress: (text: string) => void) => Promise<Outcome>;
  /** Ends all threads. */
  close: () => Promise<void>;
}

interface Running {
  test: string;
  onProgress: (text: string) => void;
  done: (outcome: Outcome) => void;
}

interface Thread {
  worker: Worker;
  running: Map<number, Running>;
}

/** The bundle of a thread is beside the folder of the chunks, of which this is one. */
const WORKER = () => new URL('../worker.js', import.meta.url);

/** A thread makes much garbage: V8 would let it grow by 48 MB before it collects any, and take no less time. */
const LIMITS = { maxYoungGenerationSizeMb: 4 };

/**
 * Makes worker threads, each when there is something to do for it. A thread that ends, as for lack of memory, fails the
 * tests that it is at, and another one takes its place.
 */
export function openPool(size: number, start: Start, file = WORKER()): Pool {
  const threads: Array<Thread | undefined> = Array.from({ length: size });
  let jobs = 0;

  function open(slot: number): Thread {
    const worker = new Worker(file, { workerData: start, resourceLimits: LIMITS });
    const running: Thread['running'] = new Map();
    const fail = (reason: string) => {
      threads[slot] = undefined;
      running.forEach(({ test, done }) => done({ test, error: brokenThread(reason), warnings: [] }));
      running.clear();
    };
    worker.on('message', (report: Report) => {
      const job = running.get(report.id);
      if ('progress' in report) {
        job?.onProgress(report.progress);
      } else {
        running.delete(report.id);
        job?.done(fromPlain(report.outcome));
      }
    });
    worker.on('error', (error: Error) => fail(error.message));
    worker.on('exit', (code) => fail(`exit code ${code}`));
    return (threads[slot] = { worker, running });
  }

  return {
    analyse: (job, onProgress) =>
      new Promise((done) => {
        const load = threads.map((thread) => thread?.running.size ?? 0);
        const slot = load.indexOf(Math.min(...load));
        const { worker, running } = threads[slot] ?? open(slot);
        const id = jobs++;
        running.set(id, { test: job.chosen.name, onProgress, done });
        worker.postMessage(toOrder(id, job));
      }),
    close: async () => {
      await Promise.all(threads.map((thread) => thread?.worker.terminate()));
    },
  };
}

const brokenThread = (reason: string) =>
  new HunterError(
    'unsupported',
    `The thread that analysed it ended: ${reason.replace(/\.?$/, '')}. "--workers 0" does without threads.`
  );
