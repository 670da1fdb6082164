import { HunterError, messageOf } from '../../../core/errors';
import { fetchRunsOfTests, fetchTails, type Tail } from '../../../core/incremental/fetch-tails';
import { NO_POINTS, tailDigest } from '../../../core/incremental/tail-digest';
import type { Series } from '../../../core/series/series';
import type { TestRun } from '../../../core/series/test-run';
import { inParallel } from '../../../core/transport/send';
import { analyseTail, prepareItem, type Found, type Visit } from './analyse';
import type { Item } from './item';
import type { Kept, KeptPoints } from './kept';
import type { Keeper } from './memory';
import { takeTurns } from './turns';

/** Targets in a request for tails: an answer is shown while the next is under way. */
const BATCH = 25;
const PARALLEL = 3;

/** An item that was analysed at an earlier visit. */
export interface Known {
  item: Item;
  kept: Kept;
}

export interface Handlers {
  onSame: (known: Known) => void;
  onFound: (known: Known, found: Found) => void;
  onProblem: (known: Known, message: string) => void;
}

/**
 * Asks for the last runs of items that are known, many in a request, and analyses again what has something new.
 *
 * @returns the items of which all must be asked for: new series, or runs that do not fit to those that are kept
 */
export async function revisit(all: Known[], memory: Keeper, visit: Visit, handlers: Handlers): Promise<Item[]> {
  const whole: Item[] = [];
  const runs = runsOf(all, visit);
  await inParallel(inBatches(all), PARALLEL, async (batch) => {
    if (visit.signal.aborted) {
      return;
    }
    const tails = await askTails(batch, visit);
    const isNew = batch.map(({ kept }, i) => !tails[i].problem && !isSame(kept, tails[i].series));
    const points = await memory.points(batch.filter((_, i) => isNew[i]).map(({ item }) => item.id));
    await inParallel([...batch.entries()], PARALLEL, async ([i, known]) => {
      await takeTurns();
      if (visit.signal.aborted) {
        return;
      }
      const { series, problem } = tails[i];
      if (problem) {
        handlers.onProblem(known, messageOf(problem));
      } else if (!isNew[i]) {
        handlers.onSame(known);
      } else {
        const found = await again(known, series, points.get(known.item.id), await runs, visit);
        // cancelled, it may be incomplete
        if (found && !visit.signal.aborted) {
          handlers.onFound(known, found);
        } else {
          whole.push(known.item);
        }
      }
    });
  });
  return whole;
}

async function askTails(batch: Known[], visit: Visit): Promise<Tail[]> {
  const from = Math.min(...batch.map(({ kept }) => kept.tailFrom));
  const { send } = prepareItem(batch[0].item, visit).options;
  try {
    return await fetchTails(
      send,
      batch.map(({ kept }) => kept.batches.flat()),
      { ...visit.range, from }
    );
  } catch (error) {
    const problem = error instanceof HunterError ? error : new HunterError('server', messageOf(error));
    return batch.map(() => ({ series: [], problem }));
  }
}

/** Whether there is neither a new run nor another value of an old one. */
function isSame({ metrics, tailFrom }: Kept, tail: Series[]): boolean {
  const digests = new Map(tail.map((series) => [series.name, tailDigest(series, tailFrom)]));
  return (
    metrics.every(({ series, digest }) => (digests.get(series) ?? NO_POINTS) === digest) &&
    digests.size <= metrics.length &&
    metrics.filter(({ series }) => digests.has(series)).length === digests.size
  );
}

/** `undefined` where all must be asked for. */
async function again(
  { item, kept }: Known,
  tail: Series[],
  points: KeptPoints | undefined,
  runs: Map<string, TestRun[]>,
  visit: Visit
): Promise<Found | undefined> {
  const names = new Set(kept.metrics.map(({ series }) => series));
  // what functions answer depends on the whole time range
  const plain = kept.batches.flat().every((target) => !target.includes('('));
  if (!plain || tail.some(({ name }) => !names.has(name))) {
    return undefined;
  }
  const own = (kept.located && runs.get(kept.located.test)) ?? [];
  return points?.tailFrom === kept.tailFrom ? analyseTail(item, kept, points, tail, own, visit) : undefined;
}

/** The new runs of all tests, as far as events tell of them. All are of one owner. */
async function runsOf(all: Known[], visit: Visit): Promise<Map<string, TestRun[]>> {
  const located = all.flatMap(({ kept }) => kept.located ?? []);
  if (located.length === 0) {
    return new Map();
  }
  const from = Math.min(...all.map(({ kept }) => kept.tailFrom));
  const { send } = prepareItem(all[0].item, visit).options;
  const tests = located.map(({ test }) => test);
  return fetchRunsOfTests(send, located[0].owner, tests, { ...visit.range, from }).catch(() => new Map());
}

/** Those that were looked at at the same time together: one that is old would make all ask for more. */
function inBatches(all: Known[]): Known[][] {
  const batches: Known[][] = [];
  let room = 0;
  for (const known of [...all].sort((a, b) => a.kept.tailFrom - b.kept.tailFrom)) {
    const targets = known.kept.batches.flat().length;
    if (targets > room || batches.length === 0) {
      batches.push([]);
      room = BATCH;
    }
    batches[batches.length - 1].push(known);
    room -= targets;
  }
  return batches;
}
