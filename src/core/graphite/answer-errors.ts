import { ANSWER_BOUNDS } from '../bounds';
import { textOfPage } from '../decode/html';
import { parseJson } from '../decode/json';
import { HunterError } from '../errors';
import { shorten } from '../escape/shorten';
import type { ApiAnswer } from '../transport/request';
import { unreachable } from '../transport/unreachable';

/**
 * What Graphite says in an answer that is not 200, as one sentence. 400s are a sentence labelled text/html, 500s a page
 * with a Python traceback whose last line is the message, `/tags` and look-alikes answer JSON with an `error`.
 */
function graphiteComplaint(answer: ApiAnswer): string {
  return shorten(jsonError(answer.body) ?? textOfPage(answer.body), 300);
}

/** The server has no such address: it speaks a part of Graphite's API only. VictoriaMetrics says so with a 400. */
export const isMissing = ({ status, body }: ApiAnswer): boolean =>
  status === 404 || status === 405 || status === 501 || (status === 400 && body.startsWith('unsupported path'));

/**
 * "There is no such metric", as carbonapi and go-carbon say it: a 404 with an empty list or a few words. That of a server
 * without Graphite's addresses is a page, or the sentence that Go's servers have for all of them.
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

/** An error that names what was asked for and says what Graphite answered. */
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

/** An error for a 200 that is not what it should be, such as a log-in page or an image. */
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

/** Begins as JSON and does not end as such. */
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
 * Refuses a list with more entries than are read.
 *
 * @param wayOut what to do instead, without a period
 * @throws HunterError
 */
export function checkCount(found: number, most: number, what: string, asked: string, wayOut: string): void {
  if (found > most) {
    throw new HunterError('server', `Graphite has ${found} ${what} for ${asked}: at most ${most} are read. ${wayOut}.`);
  }
}
