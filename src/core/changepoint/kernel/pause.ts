/** Lets everything else have its turn: what follows runs in a task of its own. */
export const pause = (): Promise<void> =>
  // the kernel's front runs in browsers and Node only; the alerting backend has a front of its own
  // eslint-disable-next-line no-restricted-globals
  new Promise((resolve) => setTimeout(resolve, 0));
