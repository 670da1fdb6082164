import { HunterError } from '../core/errors';
import type { Config } from './config/config';

/** The owner meant: the one given, or the configured one. @throws HunterError when there is neither */
export function requireUser(given: string | undefined, config: Config): string {
  const user = given ?? config.fallout.user;
  if (!user) {
    throw new HunterError('input', 'no Fallout user is known: give --user, set FALLOUT_USER or run "hunter setup".');
  }
  return user;
}
