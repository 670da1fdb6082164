import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { HunterError } from '../core/errors';

/**
 * Loads a package that is not part of Hunter: beside Hunter, or in the folder where it runs.
 *
 * @param purpose what needs it, such as `PostgreSQL`
 * @throws HunterError if it is not installed
 */
export function loadOptional(name: string, purpose: string): unknown {
  const places = [realpathSync(process.argv[1]), join(process.cwd(), 'package.json')];
  for (const place of places) {
    try {
      return createRequire(place)(name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') {
        throw error;
      }
    }
  }
  throw new HunterError(
    'unsupported',
    `${purpose} needs the package ${name}, which is not installed: run "npm install ${name}" here, or "npm install --global ${name}" where hunter is installed globally.`
  );
}
