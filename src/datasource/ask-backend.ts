import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

import { HunterError } from '../core/errors';
import { encodeParams, pathAndQuery, type ApiAnswer, type ApiRequest } from '../core/transport/request';
import { readApiError } from '../shared/grafana-api/api-error';
import { t } from '../shared/translate';
import type { KnownPoints } from './known-points';
import { readAnswer } from './read-answer';
import { POINTS_TYPE, readPoints } from './read-points';

/** An answer of the backend. */
export interface Answered {
  answer: ApiAnswer;
  /** The digest of its points, where it has them packed. */
  digest?: string;
  /** Bytes of its points; 0 if they are those that were known. */
  bytes?: number;
}

interface AskOptions {
  uid: string;
  /** Answers beyond are not read, MB. */
  most: number;
  known?: KnownPoints;
  signal?: AbortSignal;
}

export const isForPoints = ({ path }: ApiRequest) => path === '/render';

/**
 * Sends one request to a data source's backend, which need not send points that are known.
 *
 * @throws HunterError when Grafana itself refuses, or cannot be reached
 */
export async function askBackend(request: ApiRequest, options: AskOptions): Promise<Answered> {
  try {
    const { status, headers, data } = await lastValueFrom(
      getBackendSrv().fetch<string | ArrayBuffer>(toFetch(request, options))
    );
    return readResponse(request, status, headers?.get('content-type') ?? '', data ?? '', options);
  } catch (error) {
    if (options.signal?.aborted) {
      throw error;
    }
    return { answer: upstreamAnswer(error) };
  }
}

function toFetch(request: ApiRequest, { uid, known, signal: abortSignal }: AskOptions) {
  const { service, method, params, unread } = request;
  const pointsType = known?.digest ? `${POINTS_TYPE};digest=${known.digest}` : POINTS_TYPE;
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

function readResponse(
  { unread }: ApiRequest,
  status: number,
  contentType: string,
  data: string | ArrayBuffer,
  { most, known }: AskOptions
): Answered {
  if (sizeOf(data) > most * 1e6) {
    // the backend stops behind the limit, so how large the answer is nobody knows
    return notRead(
      `it has more than ${most} MB. Ask for fewer series or a shorter time, or raise the limit in the data source’s settings.`
    );
  }
  if (typeof data === 'string') {
    return { answer: { status, contentType, body: data } };
  }
  if (unread || !contentType.startsWith(POINTS_TYPE)) {
    const answer: ApiAnswer = { status, contentType, body: '', bytes: data };
    return { answer: unread ? answer : readAnswer(answer) };
  }
  const digest = /;\s*digest=(\w+)/.exec(contentType)?.[1] ?? '';
  const rendered = data.byteLength > 0 ? readPoints(data) : known?.digest === digest ? known.rendered : undefined;
  return rendered
    ? { answer: { status, contentType, body: '', rendered }, digest, bytes: data.byteLength }
    : notRead('it came without its points.');
}

const notRead = (problem: string): Answered => ({ answer: { status: 0, contentType: '', body: '', problem } });

/** Makes the answer of an upstream that refused the backend. @throws HunterError when it was not asked */
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
