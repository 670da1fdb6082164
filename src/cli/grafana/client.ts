import { HunterError } from '../../core/errors';
import { baseUrl } from '../../core/escape/url';
import { unreachable } from '../../core/transport/unreachable';
import type { Config } from '../config/config';
import { checkAddress, checkSecret, hider } from '../credentials';
import { postJson } from '../post-json';

/** Asks Grafana's HTTP API, and answers with the decoded JSON. @throws HunterError */
export type AskGrafana = (method: string, path: string, body?: object) => Promise<unknown>;

/** @throws HunterError if Grafana is not configured */
export function grafanaClient({ grafana = {} }: Config): AskGrafana {
  const { url, user, password, token } = grafana;
  if (!url) {
    throw new HunterError('input', 'Grafana has no URL: set GRAFANA_URL, or "grafana: {url: …}" in the settings.');
  }
  checkAddress('Grafana', 'GRAFANA_URL', url);
  checkSecret('The Grafana token', token);
  const authorization = token
    ? `Bearer ${token}`
    : user && `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}`;
  const hide = hider([token, password]);
  return async (method, path, body) => {
    const { status, text, problem } = await postJson(method, baseUrl(url) + path, body, authorization, hide);
    if (problem !== undefined) {
      throw unreachable('Grafana', problem);
    }
    if (status === 401 || status === 403) {
      throw new HunterError(
        'auth',
        `Grafana refuses (${status}): check GRAFANA_TOKEN, and that its service account may edit annotations.`,
        status
      );
    }
    if (status < 200 || status > 299) {
      throw new HunterError(
        'server',
        `Grafana answers ${status} to ${method} ${path}: ${hide(text).slice(0, 200).replace(/\.?$/, '.')}`,
        status
      );
    }
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new HunterError('server', `The server at GRAFANA_URL does not answer as Grafana does: check the address.`);
    }
  };
}
