import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The name of the settings of a project. */
export const PROJECT_FILE = 'hunter.yaml';

/**
 * Finds the settings of a project: those that HUNTER_CONFIG (or --config) names, else `hunter.yaml` in the folder where
 * the command runs or in one above, up to the root of the repository.
 */
export function findProjectFile(
  environment: NodeJS.ProcessEnv,
  folder = process.cwd()
): { path: string; chosen: boolean } | undefined {
  const chosen = environment.HUNTER_CONFIG?.trim();
  if (chosen) {
    return { path: resolve(folder, chosen), chosen: true };
  }
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, PROJECT_FILE);
    if (existsSync(path)) {
      return { path, chosen: false };
    }
    if (existsSync(join(at, '.git')) || dirname(at) === at) {
      return undefined;
    }
  }
}
