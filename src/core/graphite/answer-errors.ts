import { ANSWER_BOUNDS } from '../bounds';
import { textOfPage } from '../decode/html';
import { parseJson } from '../decode/json';
import { HunterError } from '../errors';
import { shorten } from '../escape/shorten';
import type { ApiAnswer } from '../transport/request';
import { unreachable } from '../transport/unreachable';

/**
 * Extracts the error message of an answer that is not 200. The body of a 400 is a sentence labelled text/html, that of
 * a 500 a page with a Python traceback whose last line is the message. `/tags` and Graphite-compatible servers answer
 * JSON with an `error`.
 */
function graphiteComplaint(answer: ApiAnswer): string {
  return shorten(jsonError(answer.body) ?? textOfPage(answer.body), 300);
}

/** True if the server lacks this part of Graphite's API. VictoriaMetrics answers 400 then. */
export const isMissing = ({ status, body }: ApiAnswer): boolean =>
  status === 404 || status === 405 || status === 501 || (status === 400 && body.startsWith('unsupported path'));

/**
 * True if the answer means that there is no such metric: carbonapi and go-carbon send a 404 with an empty list or a
 * short text. The 404 of a server that is not Graphite is a page, or the standard sentence of Go's HTTP server.
 */
export function isNothing({ status, body, contentType }: ApiAnswer): boolean {
  const text = body.trim();
  if (status !== 404) {
    return false;
  }
  if (/^(\[\s*\]|\{\s*"results"\s*:\s*(\[\s*\]|null)\s*\}|null)$/.test(text)) {
    return true;
  }
  const said = /\bnot found\b|\bno\b.*\b(metrics?|series|data|points?|results?)\b|\bno such\b/i.test(text);
  return said && !/html/i.test(contentType) && !/^[<{]|^404 page not found|\n./i.test(text) && text.length <= 300;
}

/** Makes the error for a refused request. @param asked names the requested data: `the target "a.b"` */
export function graphiteError(answer: ApiAnswer, asked: string): HunterError {
  const { status, problem } = answer;
  if (problem) {
    return new HunterError('server', `Graphite’s answer for ${asked} cannot be used: ${problem}`);
  }
  if (status === 0) {
    return unreachable('Graphite', answer.body);
  }
  if (status === 401 || status === 403) {
    return new HunterError(
      'auth',
      `Graphite refused the request (${status}): check the user and password of Graphite in the settings.`
    );
  }
  if (status === 404) {
    return new HunterError(
      'server',
      `Graphite has no such address (404) for ${asked}: check that the Graphite URL in the settings is that of graphite-web.`
    );
  }
  const complaint = graphiteComplaint(answer) || 'no reason given';
  return new HunterError('server', `Graphite refused ${asked} (${status}): ${complaint}`, status);
}

/** Makes the error for an answer of status 200 that is not Graphite's, such as a log-in page, or that is cut off. */
export function graphiteNonsense(answer: ApiAnswer, asked: string): HunterError {
  if (isCutOff(answer.body)) {
    return new HunterError(
      'server',
      `The answer for ${asked} ends half-way, after ${Math.ceil(answer.body.length / 1000)} kB: Graphite or a proxy in front of it broke off. Try again, or ask for less at once.`
    );
  }
  return new HunterError(
    'server',
    `The answer for ${asked} is not Graphite's (${answer.contentType || 'no content type'}): check that the Graphite URL in the settings is that of graphite-web.`
  );
}

/** True if a text begins like JSON and does not end like it. */
function isCutOff(body: string): boolean {
  const text = body.trim();
  return (text.startsWith('[') && !text.endsWith(']')) || (text.startsWith('{') && !text.endsWith('}'));
}

function jsonError(body: string): string | undefined {
  try {
    const parsed = parseJson(body, { maxLength: ANSWER_BOUNDS.complaint }) as { error?: unknown; message?: unknown };
    const error = parsed?.error ?? parsed?.message;
    return typeof error === 'string' && error !== '' ? error : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Refuses a list with more entries than we accept.
 *
 * @param what names the entries: `events`
 * @param asked names the requested data: `the list of metrics below "a.*"`
 * @param wayOut sentence that tells the user what to do, without a period
 * @throws HunterError
 */
export function checkCount(found: number, most: number, what: string, asked: string, wayOut: string): void {
  if (found > most) {
    throw new HunterError('server', `Graphite has ${found} ${what} for ${asked}: at most ${most} are read. ${wayOut}.`);
  }
}
