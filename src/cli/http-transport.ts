import { HunterError } from '../core/errors';
import { baseUrl, withoutPassword } from '../core/escape/url';
import { cacheAnswers } from '../core/transport/cache';
import { encodeParams, pathAndQuery, type ApiAnswer } from '../core/transport/request';
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
  const servers = {
    fallout: {
      name: 'FALLOUT_URL',
      url: fallout.url,
      authorization: fallout.token && `Bearer ${String(fallout.token).trim()}`,
    },
    graphite: {
      name: 'GRAPHITE_URL',
      url: graphite.url,
      authorization:
        graphite.user && `Basic ${Buffer.from(`${graphite.user}:${graphite.password ?? ''}`).toString('base64')}`,
    },
  };
  let identified: Promise<ApiAnswer | undefined> | undefined;
  const send: Send = async (request) => {
    const { name, url, authorization } = servers[request.service];
    if (!url) {
      const service = request.service === 'fallout' ? 'Fallout' : 'Graphite';
      throw new HunterError('input', `${service} has no URL: run "hunter setup" or set ${name}.`);
    }
    const base = baseUrl(url);
    if (request.service === 'fallout' && authorization) {
      const refused = await (identified ??= identify(base, hide));
      if (refused) {
        return refused;
      }
    }
    const form = request.method === 'POST' ? encodeParams(request.params) : undefined;
    try {
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
      const { status } = response;
      const contentType = response.headers.get('content-type') ?? '';
      const elsewhere = redirectOf(response, base);
      if (elsewhere) {
        await response.body?.cancel();
        return notReached(hide(elsewhere));
      }
      const limit = sizeLimit(request.path);
      const body = await readText(response, limit);
      return body === undefined
        ? { status: 0, contentType, body: '', problem: `it has more than ${limit >> 20} MB. Ask for less at once.` }
        : { status, contentType, body };
    } catch (error) {
      // Node's fetch takes none with a password, and quotes it
      return notReached(hide(withoutPassword(`${reason(error)} (${base})`, base)));
    }
  };
  return cacheAnswers(send, { ttl: Infinity, size: 10_000 });
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
    return notReached(hide(withoutPassword(`${reason(error)} (${base})`, base)));
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

function reason(error: unknown): string {
  if ((error as { name?: string }).name === 'TimeoutError') {
    return `it did not answer within ${TIMEOUT / 1000} s`;
  }
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  return REASONS[cause?.code ?? ''] ?? cause?.message ?? String(error);
}
