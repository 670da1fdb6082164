import { HunterError } from '../core/errors';

/**
 * Refuses a secret with characters that a header cannot contain: `fetch` would quote the secret in its error.
 *
 * @throws HunterError
 */
export function checkSecret(what: string, secret: string | number | undefined): void {
  if (secret !== undefined && /[^\x20-\x7e]/.test(String(secret).trim())) {
    throw new HunterError(
      'auth',
      `${what} holds a line break or another character that is none of a token: enter it anew with "hunter setup" or in the environment.`
    );
  }
}

/** Refuses a malformed URL, and one with credentials, which have their own settings. @throws HunterError */
export function checkAddress(service: keyof typeof CREDENTIALS, variable: string, url: string | undefined): void {
  const parsed = url === undefined ? undefined : parse(url);
  if (url !== undefined && !(parsed && /^https?:\/\/[^\s/]/i.test(url))) {
    throw new HunterError(
      'input',
      `The URL of ${service} is no address: write one such as https://${service.toLowerCase()}.example.com, with "hunter setup" or ${variable}.`
    );
  }
  if (parsed?.username || parsed?.password) {
    throw new HunterError(
      'input',
      `The URL of ${service} holds a user or a password: take them out, and give them with "hunter setup" or ${CREDENTIALS[service]}.`
    );
  }
}

/** The environment variables for credentials. */
const CREDENTIALS = {
  Fallout: 'FALLOUT_OAUTH_TOKEN',
  Graphite: 'GRAPHITE_USER and GRAPHITE_PASSWORD',
  Prometheus: 'PROMETHEUS_USER and PROMETHEUS_PASSWORD',
  Grafana: 'GRAFANA_USER and GRAFANA_PASSWORD, or GRAFANA_TOKEN',
};

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** Makes a function that replaces secrets, and passwords in URLs, by dots. */
export function hider(secrets: Array<string | number | undefined>): (text: string) => string {
  const hidden = secrets.map((secret) => String(secret ?? '').trim()).filter((secret) => secret.length > 0);
  return (text) =>
    hidden
      .flatMap((secret) => [secret, encodeURIComponent(secret)])
      .reduce((all, secret) => all.replaceAll(secret, '…'), text)
      .replace(/(https?:\/\/)[^\s/?#]*@/gi, '$1…@');
}
