import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file atomically, readable by its owner only: a temporary file beside it is renamed once it is on disk, so a
 * full disk or a second process cannot damage the old file. If the path is a symbolic link, its target is replaced.
 */
export function writePrivately(path: string, text: string): void {
  const target = resolved(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  // left by a process that was killed
  rmSync(temporary, { force: true });
  try {
    // fails if another process has created the file in the meantime
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // the file does not exist yet
    return path;
  }
}
