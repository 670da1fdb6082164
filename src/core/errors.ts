/**
 * An error that the user can fix: the message is one clear sentence that names the thing and the way out.
 *
 * `kind` tells programs the cause: `input` the query or its options, `not-found` something that the server does not
 * have, `auth` the credentials, `unreachable` the network, `server` any other refusal, `definition` a Fallout test's
 * text, `empty` a valid request without data, `unsupported` a feature that this browser or server does not have.
 */
export class HunterError extends Error {
  constructor(
    readonly kind: HunterErrorKind,
    message: string,
    /** The HTTP status, if a server refused the request. */
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
