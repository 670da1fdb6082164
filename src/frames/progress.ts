import type { DataFrame } from '@grafana/data';

import type { Progress } from '../core/query/collect';

type Share = Pick<Progress, 'done' | 'total'>;

/** Notes on the first frame of a partial answer how far it is. */
export function withProgress(frames: DataFrame[], { done, total }: Share): DataFrame[] {
  const [first, ...others] = frames;
  if (!first || done >= total) {
    return frames;
  }
  const { meta } = first;
  return [{ ...first, meta: { ...meta, custom: { ...meta?.custom, hunterProgress: { done, total } } } }, ...others];
}

/** How far the answers of all queries are; undefined when none says so. */
export function progressOfFrames(frames: DataFrame[]): Share | undefined {
  const shares: Share[] = frames.flatMap(({ meta }) => meta?.custom?.hunterProgress ?? []);
  return shares.length === 0
    ? undefined
    : shares.reduce((sum, { done, total }) => ({ done: sum.done + done, total: sum.total + total }));
}
