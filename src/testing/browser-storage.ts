/** The browser's IndexedDB, as the package idb-keyval shows it: its records, and the errors it throws. */
export const storage = {
  records: new Map<string, unknown>(),
  fault: {} as { read?: Error; write?: Error },
};

async function attempt<T>(error: Error | undefined, work: () => T): Promise<T> {
  if (error) {
    throw error;
  }
  return work();
}

const { records, fault } = storage;

/** Stands in for the package: `jest.mock('idb-keyval', () => jest.requireActual('…/browser-storage').idbKeyval)`. */
export const idbKeyval = {
  createStore: () => undefined,
  getMany: (keys: string[]) => attempt(fault.read, () => keys.map((key) => records.get(key))),
  setMany: (all: Array<[string, unknown]>) =>
    attempt(fault.write, () => all.forEach(([key, value]) => records.set(key, value))),
  keys: () => attempt(fault.read, () => [...records.keys()]),
  delMany: (keys: string[]) => attempt(fault.write, () => keys.forEach((key) => records.delete(key))),
};
