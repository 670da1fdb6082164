import { isPointwise } from '../graphite/pointwise';
import type { ApiRequest, RenderedPoints } from '../transport/request';
import { joinTail, OVERLAP } from './join-tail';
import { firstAt } from './tail-digest';

/** A request for the newest points of another one. */
export interface NewestRequest {
  request: ApiRequest;
  /** Time of the first point, ms since 1970. */
  from: number;
}

/** Makes the request for the newest points of another one; undefined if old points may depend on new ones. */
export function newestRequest(request: ApiRequest, now: number): NewestRequest | undefined {
  const { params = [] } = request;
  if (!params.every(([name, value]) => name !== 'target' || isPointwise(value))) {
    return undefined;
  }
  const from = Math.floor((now - OVERLAP) / 1000);
  // exclusive in Graphite
  const later = params.map(([name, value]): [string, string] => [name, name === 'from' ? String(from - 1) : value]);
  return { request: { ...request, params: later }, from: from * 1000 };
}

/**
 * Joins known points and the newest ones, asked for from the time `from`. Series without new points stay the same object,
 * and series that shared their times still do.
 *
 * @returns undefined if the two do not fit together, so that all points must be fetched: a series is new or gone, or the
 *   server has other times for a short range than for a long one
 */
export function joinNewest(
  known: RenderedPoints[],
  newest: RenderedPoints[],
  from: number
): RenderedPoints[] | undefined {
  const tails = new Map(newest.map((points) => [points.target, points]));
  const joined: RenderedPoints[] = [];
  let shared: Shared | undefined;
  for (const points of known) {
    const tail = tails.get(points.target);
    tails.delete(points.target);
    const one = joinOne(points, tail, from);
    if (!one) {
      return undefined;
    }
    const isShared = shared?.known === points.times && shared.tail === tail?.times && one !== points;
    joined.push(isShared ? { ...one, times: shared!.joined } : one);
    shared = { known: points.times, tail: tail?.times, joined: joined[joined.length - 1].times };
  }
  return [...tails.values()].some(({ times }) => firstAt(times, from) < times.length) ? undefined : joined;
}

/** Times of the series before. */
interface Shared {
  known: Float64Array;
  tail?: Float64Array;
  joined: Float64Array;
}

function joinOne(known: RenderedPoints, newest: RenderedPoints | undefined, from: number): RenderedPoints | undefined {
  const begin = firstAt(known.times, from);
  const tail = newest ? tailOf(newest, from) : NOTHING;
  if (isSame(known.times.subarray(begin), tail.times) && isSame(known.values.subarray(begin), tail.values)) {
    return known;
  }
  const joined = joinTail(known, tail, from);
  return joined && { ...known, ...joined };
}

const NOTHING = { times: new Float64Array(0), values: new Float64Array(0) };

/** Points at or after `from`. Graphite may add one before. */
function tailOf({ times, values }: RenderedPoints, from: number) {
  const begin = firstAt(times, from);
  return { times: times.subarray(begin), values: values.subarray(begin) };
}

const isSame = (some: Float64Array, others: Float64Array) =>
  some.length === others.length && some.every((number, i) => number === others[i]);
