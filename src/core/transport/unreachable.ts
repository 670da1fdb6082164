import { HunterError } from '../errors';

/**
 * Makes the error for a service that was not reached.
 *
 * @param why the body of the answer of status 0: a clause, or a full sentence that names the way out
 */
export function unreachable(service: string, why: string): HunterError {
  const isSentence = /^[A-Z]/.test(why);
  return new HunterError(
    'unreachable',
    isSentence ? why : `${service} cannot be reached: ${why} Check its URL in the settings and that it runs.`
  );
}
