import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

import { cacheFolder, isOwnFolder } from './cache-folder';

/** Values by keys, on the disk. What cannot be read or written is as if it were not there: a cache is never an error. */
export interface Entries {
  read: (key: string) => unknown;
  write: (key: string, value: unknown) => void;
  /**
   * Deletes what was not used for the longest time, if all is more than the limit. Looks only if something was written:
   * here, or elsewhere, if the caller says so.
   */
  trim: (isWrittenElsewhere?: boolean) => void;
}

/** Most bytes of all entries. */
const LIMIT = 256 << 20;
/** The share of it that is left when there was more, so that not every call has to delete something. */
const KEPT = 0.75;
/** Bytes of the checksum, which an entry begins with. */
const CHECKSUM = 16;
/** Age from which a temporary file is one of a process that was killed, ms. */
const ABANDONED = 3_600_000;

/**
 * Opens the cache. The folder is made when it is first used; where it cannot be, or others can write to it, nothing is
 * kept.
 */
export function openEntries(folder = cacheFolder(), limit = LIMIT): Entries {
  const pathOf = (key: string) => join(folder, `${hashOf(key).toString('hex')}.bin`);
  let isUsable: boolean | undefined;
  const canUse = () => (isUsable ??= isOwnFolder(folder));
  let isWritten = false;
  return {
    read: (key) => {
      const path = pathOf(key);
      const value = canUse() ? readEntry(path) : undefined;
      if (value !== undefined) {
        touch(path);
      }
      return value;
    },
    write: (key, value) => {
      if (canUse()) {
        isWritten = true;
        writeEntry(folder, pathOf(key), value);
      }
    },
    trim: (isWrittenElsewhere = false) => {
      if (isWritten || isWrittenElsewhere) {
        trimFolder(folder, limit);
      }
    },
  };
}

const hashOf = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest().subarray(0, CHECKSUM);

function readEntry(path: string): unknown {
  try {
    const bytes = readFileSync(path);
    const body = bytes.subarray(CHECKSUM);
    return hashOf(body).equals(bytes.subarray(0, CHECKSUM)) ? deserialize(body) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file of its own, and renames it, so that nobody reads half of it. */
function writeEntry(folder: string, path: string, value: unknown): void {
  const temporary = join(folder, `${randomBytes(8).toString('hex')}.tmp`);
  try {
    const body = serialize(value);
    writeFileSync(temporary, Buffer.concat([hashOf(body), body]), { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // it may be deleted earlier than it could be
  }
}

function trimFolder(folder: string, limit: number): void {
  try {
    const files = readdirSync(folder).flatMap((name) => statsOf(join(folder, name)));
    const abandoned = files.filter(({ path, used }) => path.endsWith('.tmp') && used < Date.now() - ABANDONED);
    abandoned.forEach(({ path }) => rmSync(path, { force: true }));
    let bytes = files.reduce((sum, { size }) => sum + size, 0);
    const goal = bytes > limit ? limit * KEPT : Infinity;
    for (const { path, size } of files.sort((a, b) => a.used - b.used)) {
      if (bytes <= goal) {
        return;
      }
      rmSync(path, { force: true });
      bytes -= size;
    }
  } catch {
    // the next call tries again
  }
}

function statsOf(path: string): Array<{ path: string; size: number; used: number }> {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? [{ path, size: stats.size, used: stats.mtimeMs }] : [];
}
