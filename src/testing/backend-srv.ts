import { setBackendSrv, type BackendSrv, type BackendSrvRequest } from '@grafana/runtime';
import { Observable } from 'rxjs';

/** What a server answers, or that it cannot be reached. */
export type Served = { status?: number; body?: unknown; contentType?: string } | 'network down';

/** Answers requests in Grafana's place. */
export type Serve = (request: BackendSrvRequest) => Served | Promise<Served>;

/**
 * Grafana's `backendSrv` with a server of the test's behind it. It makes of answers what the real one does, which
 * testdata/grafana/backend-srv.json holds; its own test compares the two.
 *
 * @returns the requests made so far
 */
export function provideBackendSrv(serve: Serve): BackendSrvRequest[] {
  const requests: BackendSrvRequest[] = [];
  const fetch = (request: BackendSrvRequest) => {
    requests.push(request);
    return fetchFrom(serve, request);
  };
  setBackendSrv({ fetch } as object as BackendSrv);
  return requests;
}

/** One request, as `backendSrv.fetch` makes it. */
export function fetchFrom(serve: Serve, request: BackendSrvRequest): Observable<unknown> {
  return new Observable((subscriber) => {
    request.abortSignal?.addEventListener('abort', () =>
      subscriber.error(withData(new DOMException('signal is aborted without reason', 'AbortError')))
    );
    Promise.resolve()
      .then(() => serve(request))
      .then((served) => {
        if (served === 'network down') {
          throw withData(new TypeError('Failed to fetch'));
        }
        subscriber.next(answerOf(request, served));
        subscriber.complete();
      })
      .catch((error: unknown) => subscriber.error(error));
  });
}

/** @throws what `backendSrv` throws for a refusal */
function answerOf(request: BackendSrvRequest, { status = 200, body = '', contentType }: Exclude<Served, string>) {
  const type = contentType ?? (typeof body === 'string' ? null : 'application/json');
  const data = dataOf(body, request.responseType);
  const statusText = STATUS_TEXTS[status] ?? '';
  const config = { ...request, url: request.url.replace(/^\//, '') };
  if (status < 200 || status > 299) {
    throw { status, statusText, data: refusedData(data, statusText), config };
  }
  const headers = new Headers(type ? { 'content-type': type } : {});
  return { status, statusText, ok: true, data, headers, url: request.url, type: 'basic', redirected: false, config };
}

/** A body as it was asked for: as text, as bytes, or, without, as the value of JSON. */
function dataOf(body: unknown, responseType: BackendSrvRequest['responseType']): unknown {
  if (body instanceof ArrayBuffer) {
    return body;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (responseType === 'arraybuffer') {
    // copied, so that it is one of the page's: jsdom has an ArrayBuffer of its own
    return Uint8Array.from(new TextEncoder().encode(text)).buffer;
  }
  return responseType === 'text' ? text : parsed(text);
}

/** Texts become objects, and a message is made of what there is; bytes stay as they are. */
function refusedData(data: unknown, statusText: string): unknown {
  if (data instanceof ArrayBuffer) {
    return data;
  }
  const made =
    typeof data === 'string'
      ? { message: data, error: statusText, response: data }
      : { ...((data ?? { message: 'Unexpected error' }) as { message?: string; error?: unknown }) };
  return !made.message && typeof made.error === 'string' ? { ...made, message: made.error } : made;
}

const withData = <E extends Error | DOMException>(error: E) =>
  Object.assign(error, { data: { message: 'Unexpected error' } });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const STATUS_TEXTS: Record<number, string> = {
  200: 'OK',
  202: 'Accepted',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};
