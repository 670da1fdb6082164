import { isDeepStrictEqual } from 'node:util';

/** Something that reads texts of others. */
export interface Target {
  name: string;
  /** Throws where a law is broken; declared errors it catches itself. */
  run(text: string): void;
}

/** Runs what may fail in declared ways only; undefined where it has. */
export function declared<T>(work: () => T, ...errors: Array<new (...args: never[]) => Error>): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!errors.some((one) => error instanceof one)) {
      throw error;
    }
    const { message } = error as Error;
    insist(message.length > 0 && message.length < 80_000, `the error has ${message.length} characters`);
    return undefined;
  }
}

export function insist(holds: boolean, law: string): void {
  if (!holds) {
    throw new Error(`broken law: ${law}`);
  }
}

/** Compares plain data, whatever the order of keys. */
export function insistSame(a: unknown, b: unknown, law: string): void {
  insist(isDeepStrictEqual(a, b), law);
}
