import { HunterError } from '../core/errors';
import type { Config } from './config/config';

/** Returns the option's user, or else the configured one. @throws HunterError if there is neither */
export function requireUser(option: string | undefined, config: Config): string {
  const user = option ?? config.fallout.user;
  if (!user) {
    throw new HunterError('input', 'no Fallout user is known: give --user, set FALLOUT_USER or run "hunter setup".');
  }
  return user;
}
