import { HunterError, messageOf } from '../../../core/errors';
import { inParallel } from '../../../core/transport/send';
import { analyseWhole, prepareItem, type Found, type Visit } from './analyse';
import type { Item } from './item';
import { isGood, stampOf, type Kept } from './kept';
import type { Keeper } from './memory';
import { revisit, type Known } from './revisit';

/** Items under way at once: enough that the requests that the data source allows at once are always under way. */
const PARALLEL = 8;

export interface VisitOptions extends Visit {
  items: Item[];
  memory: Keeper;
  /** Analysed of each, days. */
  days: number;
  /** Ask for all, whatever is known. */
  whole: boolean;
  now: number;
}

export interface Told {
  /** What earlier visits found, as soon as it is read. */
  onKept: (kept: Map<string, Kept>) => void;
  /** An item is done. Without `kept`, what was known of it stays. */
  onItem: (item: Item, outcome: { kept?: Kept; problem?: string }) => void;
}

/**
 * Looks through all items: what is kept is told at once, then what is new of it is asked for, then all of the rest.
 * Ends early when cancelled.
 */
export async function visitItems(options: VisitOptions, { onKept, onItem }: Told): Promise<void> {
  const { items, memory, days, whole, now, signal } = options;
  const stamps = new Map(items.map((item) => [item.id, stampOf(item, prepareItem(item, options), days)]));
  const kept = await memory.recall(items.map(({ id }) => id));
  const good = (item: Item) => isGood(kept.get(item.id), stamps.get(item.id)!, now);
  // what other settings found is not shown as if it were theirs
  onKept(
    new Map(
      items.filter((item) => kept.get(item.id)?.stamp === stamps.get(item.id)).map(({ id }) => [id, kept.get(id)!])
    )
  );

  const keep = (item: Item, found: Found, wholeAt: number) => {
    const one: Kept = { ...found.kept, stamp: stamps.get(item.id)!, wholeAt };
    memory.remember(item.id, one, found.points);
    onItem(item, { kept: one, problem: one.problem });
  };
  const known: Known[] = whole ? [] : items.filter(good).map((item) => ({ item, kept: kept.get(item.id)! }));
  const hopeless = known.filter((one) => one.kept.batches.length === 0);
  hopeless.forEach(({ item, kept: { problem } }) => onItem(item, { problem }));
  const unfit = await revisit(
    known.filter((one) => one.kept.batches.length > 0),
    memory,
    options,
    {
      onSame: ({ item, kept: { problem } }) => onItem(item, { problem }),
      onFound: ({ item, kept: { wholeAt, problem } }, found) =>
        keep(item, { ...found, kept: { ...found.kept, ...(problem && { problem }) } }, wholeAt),
      onProblem: ({ item }, problem) => onItem(item, { problem }),
    }
  );

  const rest = [...unfit, ...items.filter((item) => whole || !good(item))];
  await inParallel(rest, PARALLEL, async (item) => {
    if (signal.aborted) {
      return;
    }
    try {
      const found = await analyseWhole(item, options);
      // cancelled, it may be incomplete
      if (!signal.aborted) {
        keep(item, found, now);
      }
    } catch (error) {
      if (!signal.aborted) {
        fail(item, error);
      }
    }
  });

  function fail(item: Item, error: unknown): void {
    const problem = messageOf(error);
    if (!(error instanceof HunterError) || !LASTING.includes(error.kind)) {
      onItem(item, { problem });
      return;
    }
    const one: Kept = {
      stamp: stamps.get(item.id)!,
      wholeAt: now,
      metrics: [],
      problem,
      batches: [],
      commonStart: '',
      tailFrom: now,
    };
    memory.remember(item.id, one);
    onItem(item, { kept: one, problem });
  }
}

/** What is no better a moment later: a test without results, or without a prefix. */
const LASTING: Array<HunterError['kind']> = ['empty', 'definition'];
