import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

import { encodeParams, pathAndQuery, type ApiAnswer, type ApiRequest } from '../core/flow/flow';
import type { Send } from '../core/flow/run';

/**
 * Sends requests through the data source's own backend, which adds the credentials. An upstream refusal comes back as
 * status 502 with an envelope `{status, contentType, body}`, status 0 meaning that the service was not reached.
 *
 * @param megabytes answers beyond this are refused: decoding them would take the page's memory
 */
export function backendTransport(uid: string, megabytes: () => number): (signal?: AbortSignal) => Send {
  return (signal) => async (request) => {
    const most = megabytes();
    try {
      const response = await lastValueFrom(getBackendSrv().fetch<string>(toFetch(uid, request, signal)));
      const body = response.data ?? '';
      if (body.length > most * 1e6) {
        // the backend stops behind the limit, so how large the answer is nobody knows
        return {
          ...notRead(''),
          problem: `it has more than ${most} MB. Ask for fewer series or a shorter time, or raise the limit in the data source’s settings.`,
        };
      }
      return { status: response.status, contentType: response.headers?.get('content-type') ?? '', body };
    } catch (error) {
      if (signal?.aborted || !isFetchError(error)) {
        throw error;
      }
      return refusal(error.status, error.data);
    }
  };
}

function toFetch(uid: string, request: ApiRequest, abortSignal?: AbortSignal) {
  const { service, method, params } = request;
  return {
    method,
    url: `/api/datasources/uid/${uid}/resources/${service}${pathAndQuery(request)}`,
    ...(method === 'POST' && {
      data: encodeParams(params),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }),
    responseType: 'text' as const,
    showErrorAlert: false,
    hideFromInspector: false,
    abortSignal,
  };
}

function refusal(status: number, data: unknown): ApiAnswer {
  const envelope = asObject(data);
  if (status === 502 && typeof envelope?.status === 'number') {
    return {
      status: envelope.status,
      contentType: String(envelope.contentType ?? ''),
      body: String(envelope.body ?? ''),
      ...(typeof envelope.problem === 'string' && { problem: envelope.problem }),
    };
  }
  const reason = envelope?.message ?? envelope?.error ?? data;
  return notRead(`Grafana answered ${status}: ${typeof reason === 'string' ? reason : ''}.`);
}

const notRead = (why: string): ApiAnswer => ({ status: 0, contentType: '', body: why });

function asObject(data: unknown): Record<string, unknown> | undefined {
  try {
    const value = typeof data === 'string' ? JSON.parse(data) : data;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
