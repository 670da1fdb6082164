import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

import { HunterError } from '../core/errors';
import { encodeParams, pathAndQuery, type ApiAnswer, type ApiRequest } from '../core/transport/request';
import type { Send } from '../core/transport/send';
import { readApiError } from '../shared/grafana-api/api-error';
import { t } from '../shared/translate';
import { PointsCache, type KnownPoints } from './known-points';
import { readAnswer } from './read-answer';
import { POINTS_TYPE, readPoints } from './read-points';

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
    const most = megabytes();
    const known = isForPoints(request) && !request.unread ? cache.find(request) : undefined;
    try {
      const response = await lastValueFrom(
        getBackendSrv().fetch<string | ArrayBuffer>(toFetch(uid, request, known, signal))
      );
      const data = response.data ?? '';
      if (sizeOf(data) > most * 1e6) {
        // the backend stops behind the limit, so how large the answer is nobody knows
        return {
          ...notRead(''),
          problem: `it has more than ${most} MB. Ask for fewer series or a shorter time, or raise the limit in the data source’s settings.`,
        };
      }
      const contentType = response.headers?.get('content-type') ?? '';
      if (typeof data === 'string') {
        return { status: response.status, contentType, body: data };
      }
      if (request.unread || !contentType.startsWith(POINTS_TYPE)) {
        const answer: ApiAnswer = { status: response.status, contentType, body: '', bytes: data };
        return request.unread ? answer : readAnswer(answer);
      }
      const points = pointsOf(contentType, data, known);
      if (!points) {
        return { ...notRead(''), problem: 'it came without its points.' };
      }
      cache.keep(request, points);
      return { status: response.status, contentType, body: '', rendered: points.rendered };
    } catch (error) {
      if (signal?.aborted) {
        throw error;
      }
      return upstreamAnswer(error);
    }
  };
}

const isForPoints = ({ path }: ApiRequest) => path === '/render';

function toFetch(uid: string, request: ApiRequest, known: KnownPoints | undefined, abortSignal?: AbortSignal) {
  const { service, method, params, unread } = request;
  const pointsType = known ? `${POINTS_TYPE};digest=${known.digest}` : POINTS_TYPE;
  return {
    method,
    url: `/api/datasources/uid/${uid}/resources/${service}${pathAndQuery(request)}`,
    ...(method === 'POST' && {
      data: encodeParams(params),
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(isForPoints(request) && { Accept: `${pointsType}, application/json` }),
      },
    }),
    responseType: isForPoints(request) || unread ? ('arraybuffer' as const) : ('text' as const),
    showErrorAlert: false,
    hideFromInspector: false,
    abortSignal,
  };
}

const sizeOf = (data: string | ArrayBuffer) => (typeof data === 'string' ? data.length : data.byteLength);

/** Packed points; those that are known where the backend says so, by their digest and without a body. */
function pointsOf(contentType: string, packed: ArrayBuffer, known?: KnownPoints): KnownPoints | undefined {
  const digest = /;\s*digest=(\w+)/.exec(contentType)?.[1] ?? '';
  if (packed.byteLength > 0) {
    return { digest, rendered: readPoints(packed), bytes: packed.byteLength };
  }
  return known?.digest === digest ? known : undefined;
}

/** What the upstream refused with, where the backend has asked it. @throws HunterError when it was not asked */
function upstreamAnswer(error: unknown): ApiAnswer {
  const { status, body, reason } = readApiError(error);
  const envelope = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (status === 502 && typeof envelope.status === 'number') {
    return {
      status: envelope.status,
      contentType: String(envelope.contentType ?? ''),
      body: String(envelope.body ?? ''),
      ...(typeof envelope.problem === 'string' && { problem: envelope.problem }),
    };
  }
  if (status === 401 || status === 403) {
    throw new HunterError(
      'auth',
      t('source.forbidden', 'Grafana does not let you query this data source ({{status}}): {{reason}}', {
        status,
        reason,
      })
    );
  }
  throw status === 0
    ? new HunterError('unreachable', reason)
    : new HunterError(
        'server',
        t('source.not-asked', 'Grafana could not ask the data source ({{status}}): {{reason}}', { status, reason })
      );
}

const notRead = (why: string): ApiAnswer => ({ status: 0, contentType: '', body: why });
