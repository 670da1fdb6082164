import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

import { parseJson } from '../core/decode/json';
import { HunterError } from '../core/errors';
import type { SeriesReport } from '../core/report/json';

/** A line of `--format ndjson`. */
type Line = SeriesReport & { test: string };

/** The results of an earlier call that did not come to its end. */
export interface Resumed {
  /** Lines of tests that were finished. */
  lines: Line[];
  /** Adds the lines of a test, and waits until they are on the disk. */
  append: (text: string) => void;
  close: () => void;
}

/**
 * Opens a file with the lines of a call that may have been killed at any moment. The last test in it may not be whole:
 * its lines are cut off, so that it is analysed again.
 *
 * @throws HunterError if the file holds something else, or cannot be written
 */
export function openResumeFile(path: string): Resumed {
  const lines = existsSync(path) ? keepWhole(path) : [];
  let file: number;
  try {
    file = openSync(path, 'a');
  } catch (error) {
    throw new HunterError('input', `${path} cannot be written: ${(error as NodeJS.ErrnoException).code}.`);
  }
  return {
    lines,
    append: (text) => {
      writeSync(file, text);
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}

function keepWhole(path: string): Line[] {
  const texts = readFileSync(path, 'utf8').split('\n');
  // behind the last line break is nothing, or a line that was cut off
  texts.pop();
  const lines = texts.map((text, i) => parseLine(text, `${path}, line ${i + 1}`));
  const last = lines[lines.length - 1]?.test;
  const whole = lines.findIndex(({ test }) => test === last);
  const kept = whole < 0 ? lines : lines.slice(0, whole);
  truncateSync(
    path,
    Buffer.byteLength(
      texts
        .slice(0, kept.length)
        .map((text) => `${text}\n`)
        .join('')
    )
  );
  return kept;
}

function parseLine(text: string, where: string): Line {
  try {
    const line = parseJson(text) as Partial<Line> | null;
    if (typeof line?.test === 'string' && Array.isArray(line.changePoints)) {
      return line as Line;
    }
  } catch {
    // said below
  }
  throw new HunterError(
    'input',
    `${where} is no result of "hunter analyze --format ndjson": name a new file, or one that --resume has written.`
  );
}
