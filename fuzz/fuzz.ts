import { mutate, randomOf } from './mutate';
import type { Target } from './target';

/** The end of a fuzz run: after a number of texts, or at a time. */
export interface Effort {
  runs?: number;
  /** Time of `performance.now()`, ms. */
  until?: number;
  seed: number;
}

export interface Outcome {
  runs: number;
  /** Each kind of failure once, with the shortest text that caused it. */
  crashes: Array<{ text: string; error: string }>;
  slowest: { text: string; ms: number };
}

/** Longest time for a text, ms. A longer one counts as a hang. */
const HANG_MS = 2000;
/** Most texts that are added to the corpus: the slowest ones, and those with a new kind of error. */
const MOST_KEPT = 300;

/** Runs the corpus unchanged, then mutations of it. */
export function fuzz({ run }: Target, corpus: string[], { runs = Infinity, until = Infinity, seed }: Effort): Outcome {
  const random = randomOf(seed);
  const pool = corpus.length > 0 ? [...corpus] : [''];
  const crashes = new Map<string, { text: string; error: string }>();
  const outcome: Outcome = { runs: 0, crashes: [], slowest: { text: '', ms: 0 } };
  const tryOut = (text: string) => {
    outcome.runs++;
    const began = performance.now();
    const failed = withoutStack(() => run(text));
    const ms = performance.now() - began;
    if (failed) {
      note(text, stackOf(() => run(text)) ?? 'fails at the first try only');
    }
    if (ms > outcome.slowest.ms) {
      outcome.slowest = { text, ms };
      // what is slow is worth to be changed further
      pool[pool.length < MOST_KEPT ? pool.length : corpus.length + Math.floor(random() * (MOST_KEPT - corpus.length))] =
        text;
    }
    if (ms > HANG_MS) {
      note(text, `takes ${Math.round(ms)} ms`);
    }
  };
  const note = (text: string, error: string) => {
    const kind = error.split('\n').slice(0, 2).join(' ').replace(/\d+/g, 'N');
    const known = crashes.get(kind);
    if (!known || text.length < known.text.length) {
      crashes.set(kind, { text, error });
    }
  };
  corpus.forEach(tryOut);
  const pick = () => pool[Math.floor(random() * pool.length)];
  while (outcome.runs < runs && performance.now() < until) {
    tryOut(mutate(pick(), pick(), random));
  }
  outcome.crashes = [...crashes.values()];
  return outcome;
}

/**
 * Returns true if work throws. Stacks are switched off: most texts throw, and collecting stacks takes half of the time.
 */
function withoutStack(work: () => void): boolean {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    work();
    return false;
  } catch {
    return true;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Returns the error that work throws, and its place in the code; undefined if it succeeds. */
function stackOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
