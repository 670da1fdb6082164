import { setTimeout } from 'node:timers/promises';

import { HunterError } from '../core/errors';
import { baseUrl, withoutPassword } from '../core/escape/url';
import { cacheAnswers } from '../core/transport/cache';
import { encodeParams, pathAndQuery, type ApiAnswer, type ApiRequest } from '../core/transport/request';
import type { Send } from '../core/transport/send';
import type { Config } from './config/config';
import { checkAddress, checkSecret, hider } from './credentials';
import { readText, redirectOf, sizeLimit } from './read-answer';

/** Longest wait for an answer, ms. */
const TIMEOUT = 60_000;

/**
 * Makes a function that sends requests to the configured servers, each with its own credentials. The token is only sent
 * after the server has identified itself as Fallout. Redirects are not followed, answers are limited in size, and
 * errors contain no secrets.
 *
 * @throws HunterError if an address or a token is malformed
 */
export function httpTransport({ fallout, graphite }: Config): Send {
  checkSecret('The Fallout token', fallout.token);
  checkAddress('Fallout', 'FALLOUT_URL', fallout.url);
  checkAddress('Graphite', 'GRAPHITE_URL', graphite.url);
  const hide = hider([fallout.token, graphite.password]);
  const token = fallout.token && `Bearer ${String(fallout.token).trim()}`;
  const login =
    graphite.user && `Basic ${Buffer.from(`${graphite.user}:${graphite.password ?? ''}`).toString('base64')}`;
  let identified: Promise<ApiAnswer | undefined> | undefined;
  const send: Send = async (request) => {
    if (request.service === 'graphite') {
      return exchange(request, urlOf('Graphite', 'GRAPHITE_URL', graphite.url), login, hide);
    }
    const base = urlOf('Fallout', 'FALLOUT_URL', fallout.url);
    const refused = token ? await (identified ??= identify(base, hide)) : undefined;
    return refused ?? exchange(request, base, token, hide);
  };
  return cacheAnswers(send, { ttl: Infinity, size: 10_000 });
}

function urlOf(service: string, variable: string, url: string | undefined): string {
  if (!url) {
    throw new HunterError('input', `${service} has no URL: run "hunter setup" or set ${variable}.`);
  }
  return baseUrl(url);
}

/** How often a request is sent whose connection is cut, and the pause before the next time, ms. */
const TIMES = 3;
const PAUSE = 50;

/**
 * Sends a request, and reads its answer. Failures are answers of status 0, or with a `problem`. It is sent again where the
 * connection is cut: servers close idle ones (gunicorn after two seconds), and so may do it just when one is used. That is
 * safe because all requests only read.
 */
export async function exchange(
  request: Omit<ApiRequest, 'service'>,
  base: string,
  authorization: string | undefined,
  hide: (text: string) => string
): Promise<ApiAnswer> {
  for (let left = TIMES - 1; ; left--) {
    try {
      return await ask(request, base, authorization, hide);
    } catch (error) {
      if (left === 0 || !isCut(error)) {
        // Node's fetch refuses a URL with a password, and quotes it in its error
        return notReached(hide(withoutPassword(`${reasonOf(error)} (${base})`, base)));
      }
      // meanwhile Node learns which other connections are closed
      await setTimeout(PAUSE);
    }
  }
}

/** Whether the server, or a machine between, ended the connection. */
const isCut = (error: unknown) => ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(causeOf(error)?.code ?? '');

/** Sends a request once. @throws TypeError when there is no answer, as `fetch` does */
async function ask(
  request: Omit<ApiRequest, 'service'>,
  base: string,
  authorization: string | undefined,
  hide: (text: string) => string
): Promise<ApiAnswer> {
  const form = request.method === 'POST' ? encodeParams(request.params) : undefined;
  const response = await fetch(base + pathAndQuery(request), {
    redirect: 'manual',
    method: request.method,
    body: form,
    headers: {
      accept: 'application/json',
      ...(authorization && { authorization }),
      ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const elsewhere = redirectOf(response, base);
  if (elsewhere) {
    await response.body?.cancel();
    return notReached(hide(elsewhere));
  }
  return await answerOf(response, sizeLimit(request.path));
}

async function answerOf(response: Response, limit: number): Promise<ApiAnswer> {
  const contentType = response.headers.get('content-type') ?? '';
  const body = await readText(response, limit);
  return body === undefined
    ? { status: 0, contentType, body: '', problem: `it has more than ${limit >> 20} MB. Ask for less at once.` }
    : { status: response.status, contentType, body };
}

/**
 * Checks that a server is Fallout, by its version, which is requested without the token. Returns undefined, or an
 * answer of status 0 with the reason.
 */
async function identify(base: string, hide: (text: string) => string): Promise<ApiAnswer | undefined> {
  try {
    const response = await fetch(`${base}/version/api`, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) });
    const elsewhere = redirectOf(response, base);
    if (elsewhere) {
      await response.body?.cancel();
      return notReached(hide(`${elsewhere} No token was sent.`));
    }
    const version = (await readText(response, 1 << 20)) ?? '';
    return response.ok && version.startsWith('fallout-')
      ? undefined
      : notReached(`the server at its URL answers (${response.status}), but not as Fallout does; no token was sent.`);
  } catch (error) {
    return notReached(hide(withoutPassword(`${reasonOf(error)} (${base})`, base)));
  }
}

const notReached = (body: string): ApiAnswer => ({
  status: 0,
  contentType: '',
  body: body.endsWith('.') ? body : `${body}.`,
});

/** Explanations of the codes of Node's network errors. */
export const REASONS: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up',
  ECONNRESET: 'the connection was cut off',
};

/** Says in words why a server could not be asked. @param timeout longest wait, ms */
export function reasonOf(error: unknown, timeout = TIMEOUT): string {
  if ((error as { name?: string }).name === 'TimeoutError') {
    return `it did not answer within ${timeout / 1000} s`;
  }
  const cause = causeOf(error);
  return REASONS[cause?.code ?? ''] ?? cause?.message ?? String(error);
}

/** The error behind an error of Node's `fetch`. */
const causeOf = (error: unknown) => (error as { cause?: { code?: string; message?: string } }).cause;
