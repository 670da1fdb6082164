import { messageOf } from '../../core/errors';
import { t } from '../translate';

/** A failed request to Grafana's HTTP API. */
export interface ApiError {
  /** 0 where nothing was reached. */
  status: number;
  /** The answer's body: the value of JSON, else the text. */
  body: unknown;
  /** Why, in words that were written for people: Grafana's own where it has some. Never JSON, markup or nothing. */
  reason: string;
}

/** An error of Grafana's `backendSrv`, as testdata/grafana/backend-srv.json has them. */
interface BackendSrvError {
  status?: number;
  statusText?: string;
  /** The value of a JSON body. `response` holds a body that is no JSON, or JSON that was asked for as text. */
  data?: { message?: unknown; error?: unknown; response?: unknown } | string | ArrayBuffer | null;
}

/** Longer is no sentence, but a page or a stack trace. */
const LONGEST = 300;

/** Reads what `backendSrv` throws. */
export function readApiError(error: unknown): ApiError {
  const { status, statusText, data } = (error ?? {}) as BackendSrvError;
  if (typeof status !== 'number' || status < 100) {
    // the browser's own words, as "Failed to fetch", help nobody
    const offline = error instanceof TypeError;
    return {
      status: 0,
      body: '',
      reason: offline ? t('grafana.offline', 'Grafana cannot be reached.') : messageOf(error),
    };
  }
  const body = bodyOf(data);
  const { message, error: short } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const words = [message, short, body].find((text) => typeof text === 'string' && isSentence(text)) as
    string | undefined;
  return { status, body, reason: asSentence(words ?? `${status} ${statusText ?? ''}`) };
}

/** Why another data source's query failed: it may throw an Error of its own, or what `backendSrv` threw at it. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? messageOf(error) : readApiError(error).reason;

/** The text of an answer that was asked for as bytes. */
const textOf = (bytes: ArrayBuffer): string => new TextDecoder().decode(bytes);

function bodyOf(data: BackendSrvError['data']): unknown {
  if (data instanceof ArrayBuffer) {
    return bodyOf(textOf(data));
  }
  const text = typeof data === 'object' && data !== null && typeof data.response === 'string' ? data.response : data;
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}

const isSentence = (text: string) => /\p{L}/u.test(text) && text.length <= LONGEST && !/^\s*[<{[]/.test(text);

function asSentence(words: string): string {
  const text = words.trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
