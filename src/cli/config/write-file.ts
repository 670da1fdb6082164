import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file for the owner's eyes only, whole or not at all: a new one beside it takes its place once it is on disk,
 * so that a full disk or a second process leaves the old one as it was. A link stays one: what it leads to is replaced.
 */
export function writePrivately(path: string, text: string): void {
  const target = resolved(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  // of a process that was ended half-way
  rmSync(temporary, { force: true });
  try {
    // refuses what somebody else has put there in the meantime
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
    // there is none yet
    return path;
  }
}
