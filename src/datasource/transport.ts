import { isNothing } from '../core/graphite/answer-errors';
import { joinNewest, newestRequest } from '../core/incremental/newest-points';
import type { ApiAnswer, ApiRequest } from '../core/transport/request';
import type { Send } from '../core/transport/send';
import { askBackend, isForPoints, type Answered } from './ask-backend';
import { PointsCache, type KnownPoints } from './known-points';

/** How long refreshes ask for the newest points only, ms. Then all are asked for, so that changes of old ones are seen. */
const WHOLE_EVERY = 10 * 60_000;

type Ask = (request: ApiRequest, known?: KnownPoints) => Promise<Answered>;

/**
 * Sends requests through the data source's own backend, which adds the credentials. An upstream refusal comes back as
 * status 502 with an envelope `{status, contentType, body}`, status 0 meaning that the service was not reached.
 *
 * @param megabytes answers beyond this are refused: decoding them would take the page's memory
 * @throws HunterError when Grafana itself refuses, or cannot be reached
 */
export function backendTransport(uid: string, megabytes: () => number): (signal?: AbortSignal) => Send {
  const cache = new PointsCache();
  return (signal) => async (request) => {
    const ask: Ask = (one, known) => askBackend(one, { uid, most: megabytes(), known, signal });
    return isForPoints(request) && !request.unread ? askForPoints(request, cache, ask) : (await ask(request)).answer;
  };
}

async function askForPoints(request: ApiRequest, cache: PointsCache, ask: Ask): Promise<ApiAnswer> {
  const known = cache.find(request);
  const now = Date.now();
  let misfitAt = known?.misfitAt;
  if (known && request.refresh && now - known.wholeAt < WHOLE_EVERY && !(now - (misfitAt ?? 0) < WHOLE_EVERY)) {
    const rendered = await withNewest(request, known, now, ask);
    if (rendered) {
      const isSame = rendered.every((points, i) => points === known.rendered[i]);
      cache.keep(request, isSame ? known : { ...known, digest: '', rendered });
      return { status: 200, contentType: '', body: '', rendered };
    }
    misfitAt = now;
  }
  const { answer, digest = '', bytes } = await ask(request, known);
  if (answer.rendered) {
    cache.keep(request, { digest, rendered: answer.rendered, bytes: bytes || known!.bytes, wholeAt: now, misfitAt });
  }
  return answer;
}

/** The known points and those that are new. Undefined when all must be asked for. */
async function withNewest(request: ApiRequest, known: KnownPoints, now: number, ask: Ask) {
  const newest = newestRequest(request, now);
  if (!newest) {
    return undefined;
  }
  const { answer } = await ask(newest.request);
  const rendered = isNothing(answer) ? [] : answer.rendered;
  return rendered && joinNewest(known.rendered, rendered, newest.from);
}
