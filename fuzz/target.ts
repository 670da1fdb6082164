import { isDeepStrictEqual } from 'node:util';

/** A parser or decoder to fuzz. */
export interface Target {
  name: string;
  /** Runs the parser on a text. Throws if a property is violated; expected errors are caught. */
  run(text: string): void;
}

/** Runs a function that may throw only expected errors. Returns undefined if it has thrown one. */
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
