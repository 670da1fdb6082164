import { deserialize, serialize } from 'node:v8';

import type { OpenWorker } from '../pages/regressions/findings/open-worker';
import type { FromWorker, ToWorker } from '../pages/regressions/refresh/messages';
import { servePage, type Line } from '../pages/regressions/refresh/serve-page';

/** Stands in for a worker in tests: its code runs beside the test's, and what passes between them is copied as there. */
export async function openLine(): Promise<OpenWorker> {
  let ended = false;
  const later = (tell: () => void) => setTimeout(() => !ended && tell());
  const page: OpenWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => {
      const copy = copied(message);
      later(() => line.onmessage?.({ data: copy } as MessageEvent<ToWorker>));
    },
    terminate: () => (ended = true),
  };
  const line: Line = {
    onmessage: null,
    postMessage: (message) => {
      const copy = copied(message);
      later(() => page.onmessage?.({ data: copy } as MessageEvent<FromWorker>));
    },
  };
  await servePage(line);
  return page;
}

/** A copy as messages have it: of plain data only. */
const copied = <T>(message: T): T => deserialize(serialize(message)) as T;
