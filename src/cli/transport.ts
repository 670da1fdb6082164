import { encodeParams, pathAndQuery, type ApiAnswer } from '../core/flow/flow';
import { HunterError } from '../core/errors';
import { remember } from '../core/flow/remember';
import type { Send } from '../core/flow/run';
import type { Config } from './config/config';

const TIMEOUT = 60_000;

/**
 * Sends requests to the configured servers, each with its own credentials only. Secrets are in no message.
 *
 * @throws HunterError where an address or a token cannot be used
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
  const send: Send = async (request) => {
    const { name, url, authorization } = servers[request.service];
    if (!url) {
      const service = request.service === 'fallout' ? 'Fallout' : 'Graphite';
      throw new HunterError('input', `${service} has no URL: run "hunter setup" or set ${name}.`);
    }
    const base = url.replace(/\/+$/, '');
    const form = request.method === 'POST' ? encodeParams(request.params) : undefined;
    try {
      const response = await fetch(base + pathAndQuery(request), {
        method: request.method,
        body: form,
        headers: {
          accept: 'application/json',
          ...(authorization && { authorization }),
          ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        signal: AbortSignal.timeout(TIMEOUT),
      });
      return {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        body: await response.text(),
      };
    } catch (error) {
      return notReached(hide(`${reason(error)} (${base})`));
    }
  };
  return remember(send, { ttl: Infinity, size: 10_000 });
}

/** What a header cannot hold would be refused by `fetch`, with the header in the message. */
function checkSecret(what: string, secret: string | number | undefined): void {
  if (secret !== undefined && /[^\x20-\x7e]/.test(String(secret).trim())) {
    throw new HunterError(
      'auth',
      `${what} holds a line break or another character that is none of a token: enter it anew with "hunter setup" or in the environment.`
    );
  }
}

function checkAddress(service: string, variable: string, url: string | undefined): void {
  const isAddress = url === undefined || (/^https?:\/\/[^\s/]/i.test(url) && canParse(url));
  if (!isAddress) {
    throw new HunterError(
      'input',
      `The URL of ${service} is no address: write one such as https://${service.toLowerCase()}.example.com, with "hunter setup" or ${variable}.`
    );
  }
}

function canParse(url: string): boolean {
  try {
    return Boolean(new URL(url));
  } catch {
    return false;
  }
}

/** Puts dots in place of secrets, also of a password in an address. */
function hider(secrets: Array<string | number | undefined>): (text: string) => string {
  const hidden = secrets.map((secret) => String(secret ?? '').trim()).filter((secret) => secret.length > 0);
  return (text) =>
    hidden
      .flatMap((secret) => [secret, encodeURIComponent(secret)])
      .reduce((all, secret) => all.replaceAll(secret, '…'), text)
      .replace(/(https?:\/\/)[^\s/?#]*@/gi, '$1…@');
}

const notReached = (body: string): ApiAnswer => ({
  status: 0,
  contentType: '',
  body: body.endsWith('.') ? body : `${body}.`,
});

/** What the codes of Node's network errors mean. */
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
