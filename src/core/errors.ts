/**
 * Something the user can mend: the message is one clear sentence that names the thing and the way out.
 *
 * `kind` tells programs what it is about: `input` what was asked for, `not-found` what the server does not have,
 * `auth` credentials, `unreachable` the network, `server` any other refusal, `definition` a Fallout test's text,
 * `empty` a request that is fine but has no data, `unsupported` what the browser cannot do.
 */
export class HunterError extends Error {
  constructor(
    readonly kind: HunterErrorKind,
    message: string,
    /** HTTP's, where a server refused. */
    readonly status?: number
  ) {
    super(message);
    this.name = 'HunterError';
  }
}

export type HunterErrorKind =
  'input' | 'not-found' | 'auth' | 'unreachable' | 'server' | 'definition' | 'empty' | 'unsupported';

/** The sentence to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  // Grafana throws objects with a message that are no Error
  return typeof message === 'string' ? message : String(error);
}
