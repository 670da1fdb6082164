import { decodeRender } from '../../core/graphite/render';
import { untagTarget } from '../../core/graphite/tag-targets';
import { joinTail } from '../../core/incremental/join-tail';
import { sameTimes, type Series } from '../../core/series/series';
import { DAY } from '../../core/times/days';
import type { ApiAnswer, ApiRequest, RenderedPoints } from '../../core/transport/request';
import type { Send } from '../../core/transport/send';
import type { Entries } from './entries';

/** An answer of a server for some targets: it has their points from `from` to `to`, ms since 1970. */
interface Stored {
  from: number;
  to: number;
  /** When all of them were fetched at once. */
  wholeAt: number;
  series: RenderedPoints[];
}

/** Time after which all points are fetched anew, ms: so what was corrected late is seen at last. */
const WHOLE_EVERY = 7 * DAY;
const EVER = { from: -Infinity, to: Infinity };

/**
 * Wraps a function that sends requests: of Graphite's points it fetches only the newest, and takes those that are
 * `settled` ms older than the end of an earlier answer from that one. Where the two do not fit together, or functions
 * are in play, whose values may depend on the whole range, all points are fetched.
 *
 * @param server tells servers and users apart, whose answers may differ
 */
export function reusePoints(send: Send, entries: Entries, settled: number, server: string, now = Date.now): Send {
  return async (request) => {
    const asked = request.path === '/render' ? rangeOf(request) : undefined;
    if (!asked || targetsOf(request).some((target) => target.includes('('))) {
      return send(request);
    }
    const key = JSON.stringify(['points', server, request.params?.filter(([name]) => !VARYING.includes(name))]);
    const stored = entries.read(key) as Stored | undefined;
    const isRecent =
      stored && stored.from <= asked.from && stored.to <= asked.to && now() - stored.wholeAt < WHOLE_EVERY;
    const joined = isRecent ? await fetchTail(send, request, stored, stored.to - settled) : undefined;
    if (joined) {
      if (joined.some(({ times, values }, i) => !isSame(stored!.series[i], times, values))) {
        entries.write(key, { ...stored, to: asked.to, series: shareTimes(joined) });
      }
      return { status: 200, contentType: 'application/json', body: '', rendered: joined };
    }
    const answer = await send(request);
    const series = pointsOf(answer);
    if (series) {
      entries.write(key, { ...asked, wholeAt: now(), series: shareTimes(series) });
      return { ...answer, rendered: series };
    }
    return answer;
  };
}

/** Parameters of a request that tell of its range. */
const VARYING = ['from', 'until'];

/** The targets as the query has them: a number that tells series apart is no function of the query. */
const targetsOf = ({ params = [] }: ApiRequest) =>
  params.filter(([name]) => name === 'target').map(([, target]) => untagTarget(target));

/** The range of a request, ms since 1970. */
function rangeOf({ params = [] }: ApiRequest): { from: number; to: number } | undefined {
  const seconds = (name: string) => Number(params.find(([one]) => one === name)?.[1]);
  const [from, to] = [seconds('from') * 1000, seconds('until') * 1000];
  return Number.isFinite(from) && Number.isFinite(to) ? { from, to } : undefined;
}

/** Fetches the points since a time, and joins them to the stored ones; undefined if they do not fit together. */
async function fetchTail(
  send: Send,
  request: ApiRequest,
  stored: Stored,
  since: number
): Promise<RenderedPoints[] | undefined> {
  const params = request.params?.map(([name, value]): [string, string] =>
    name === 'from' ? [name, String(Math.floor(since / 1000) - 1)] : [name, value]
  );
  const tail = pointsOf(await send({ ...request, params }));
  const fresh = new Map(tail?.map((one) => [one.target, one]));
  const known = new Set(stored.series.map(({ target }) => target));
  if (!tail || fresh.size < tail.length || tail.some(({ target }) => !known.has(target))) {
    return undefined;
  }
  const joined = stored.series.map((one): RenderedPoints | undefined => {
    const newest = fresh.get(one.target);
    if (!newest || newest.times.length === 0) {
      return one.times[one.times.length - 1] >= since ? undefined : one;
    }
    const both = joinTail(one, newest, since);
    return both && { ...one, ...both };
  });
  return joined.every((one) => one !== undefined) ? joined : undefined;
}

/** The points of an answer; undefined if it is a refusal, or something else than points: `fetchTargets` says so. */
function pointsOf(answer: ApiAnswer): RenderedPoints[] | undefined {
  if (answer.status !== 200 || answer.problem !== undefined) {
    return undefined;
  }
  try {
    return decodeRender(answer.body, '', EVER).map(toRendered);
  } catch {
    return undefined;
  }
}

const isSame = (stored: RenderedPoints, times: Float64Array, values: Float64Array) =>
  sameTimes(stored.times, times) && sameTimes(stored.values, values);

const toRendered = ({ name, labels, times, values }: Series): RenderedPoints => ({
  target: name,
  tags: labels,
  times,
  values,
});

/** Metrics of a test mostly have the same times: stored once, they take half the space. */
function shareTimes(series: RenderedPoints[]): RenderedPoints[] {
  let last: Float64Array | undefined;
  return series.map((one) => {
    last = last && sameTimes(last, one.times) ? last : one.times;
    return { ...one, times: last };
  });
}
