import { parentPort, workerData } from 'node:worker_threads';

import { analyseTest } from '../analyse-test';
import { openCommon } from '../common-task';
import { toJob, toPlain, type Order, type Report, type Start } from './messages';

// A thread that analyses tests: the job of each comes as a message, and its outcome goes back as one.

const { config, resources } = workerData as Start;
const common = openCommon(config, resources);
const port = parentPort!;
const report = (one: Report) => port.postMessage(one);

port.on('message', (order: Order) => void answer(order));

async function answer(order: Order): Promise<void> {
  const { id } = order;
  const onProgress = (progress: string) => report({ id, progress });
  const outcome = await analyseTest(toJob(order), { ...(await common), onProgress });
  report({ id, outcome: toPlain(outcome) });
}
