import { mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Returns the folder that keeps results: `hunter` in the XDG folder for caches. Relative paths in XDG_CACHE_HOME do not count. */
export function cacheFolder({ XDG_CACHE_HOME: xdg = '' }: NodeJS.ProcessEnv = process.env): string {
  return join(isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'hunter');
}

/**
 * Makes a folder that only its owner can read. Answers whether it can be trusted: what is in a folder that others can
 * write to may be anybody's.
 */
export function isOwnFolder(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(path);
    // Windows has neither users nor modes of this kind
    return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
  } catch {
    return false;
  }
}
