import { HunterError } from '../errors';

/** @param why the body of an answer of status 0: a clause, or a sentence of its own that names the way out */
export function unreachable(service: string, why: string): HunterError {
  const isSentence = /^[A-Z]/.test(why);
  return new HunterError(
    'unreachable',
    isSentence ? why : `${service} cannot be reached: ${why} Check its URL in the settings and that it runs.`
  );
}
