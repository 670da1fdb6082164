import { LoadingState, toDataFrame, type DataFrame, type DataQueryResponse } from '@grafana/data';

import { DEFAULT_QUERY } from '../core/query/model';
import { streamAnswers, type RunOne } from './stream-answers';
import type { HunterQuery } from './types';

const query = (refId: string): HunterQuery => ({ ...DEFAULT_QUERY, refId });
const frame = (name: string) => toDataFrame({ name, fields: [] });
const names = ({ data }: DataQueryResponse) => data.map(({ name }) => name);

/** A query that is under way: the test says what comes of it. */
interface Running {
  onFrames: (partial: DataFrame[]) => void;
  finish: (frames: DataFrame[]) => void;
  fail: (error: unknown) => void;
  signal: AbortSignal;
}

/** Streams queries, and gives what has come so far, whether that is all, and the queries under way. */
function stream(...refIds: string[]) {
  const running: Record<string, Running> = {};
  const run: RunOne = ({ refId }, onFrames, signal) =>
    new Promise((finish, fail) => (running[refId] = { onFrames, finish, fail, signal }));
  const seen: DataQueryResponse[] = [];
  const state = { complete: false };
  const subscription = streamAnswers('Q7', refIds.map(query), run).subscribe({
    next: (response) => seen.push(response),
    complete: () => (state.complete = true),
  });
  return { running, seen, state, subscription };
}

/** Lets what was promised come about. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('partial frames replace each other, and those of other queries stay', () => {
  const { running, seen } = stream('A', 'B');
  running.B.onFrames([frame('b1')]);
  running.A.onFrames([frame('a1')]);
  running.A.onFrames([frame('a1'), frame('a2')]);
  expect(seen.map(names)).toEqual([['b1'], ['a1', 'b1'], ['a1', 'a2', 'b1']]);
  expect(seen.map(({ state }) => state)).toEqual(Array(3).fill(LoadingState.Streaming));
});

it('frames are in the order of the queries, whichever is done first', async () => {
  const { running, seen, state } = stream('A', 'B');
  running.B.finish([frame('b')]);
  await settled();
  expect(state.complete).toBe(false);
  running.A.finish([frame('a')]);
  await settled();
  expect(names(seen.at(-1)!)).toEqual(['a', 'b']);
  expect(seen.at(-1)).toMatchObject({ key: 'Q7', state: LoadingState.Done });
  expect(seen.at(-1)).not.toHaveProperty('errors');
  expect(state.complete).toBe(true);
});

it('an error stands beside the frames of the others, named after its query', async () => {
  const { running, seen } = stream('A', 'B', 'C');
  running.A.fail(new Error('Graphite is busy.'));
  running.B.finish([frame('b')]);
  running.C.fail({ message: 'no Error, as Grafana throws them' });
  await settled();
  expect(seen).toHaveLength(1);
  expect(names(seen[0])).toEqual(['b']);
  expect(seen[0]).toMatchObject({
    state: LoadingState.Error,
    errors: [
      { refId: 'A', message: 'Graphite is busy.' },
      { refId: 'C', message: 'no Error, as Grafana throws them' },
    ],
  });
});

it('what came in before a query failed is still shown', async () => {
  const { running, seen } = stream('A');
  running.A.onFrames([frame('first half')]);
  running.A.fail(new Error('gone'));
  await settled();
  expect(names(seen.at(-1)!)).toEqual(['first half']);
  expect(seen.at(-1)!.errors).toEqual([{ refId: 'A', message: 'gone' }]);
});

it('while others are on their way, an error is told with what they bring', async () => {
  const { running, seen } = stream('A', 'B');
  running.A.fail(new Error('gone'));
  await settled();
  running.B.onFrames([frame('b1')]);
  expect(seen.at(-1)).toMatchObject({ state: LoadingState.Streaming, errors: [{ refId: 'A', message: 'gone' }] });
});

it('who leaves aborts all queries, and hears of nothing any more', async () => {
  const { running, seen, state, subscription } = stream('A', 'B');
  expect(running.A.signal.aborted).toBe(false);
  subscription.unsubscribe();
  expect([running.A, running.B].map(({ signal }) => signal.aborted)).toEqual([true, true]);
  running.A.fail(new DOMException('aborted', 'AbortError'));
  running.B.finish([frame('late')]);
  await settled();
  expect(seen).toEqual([]);
  expect(state.complete).toBe(false);
});

it('a request without queries is answered at once, with nothing', async () => {
  const { seen, state } = stream();
  await settled();
  expect(seen).toEqual([{ key: 'Q7', state: LoadingState.Done, data: [] }]);
  expect(state.complete).toBe(true);
});
