import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

import { parseJson } from '../core/decode/json';
import { HunterError } from '../core/errors';
import type { TestReport } from '../core/report/test-report';
import { writePrivately } from './config/write-file';

/** Which changes somebody was told of, in a file between two calls. */
export interface ToldFile {
  /** Leaves out changes that were told. */
  onlyNew: (tests: TestReport[]) => TestReport[];
  /** Writes down that changes were told. */
  remember: (tests: TestReport[]) => void;
}

/** Most changes to remember, the newest: a change that left the range does not come back. */
const MOST = 100_000;

/** @throws HunterError if the file holds something else */
export function toldFile(path: string): ToldFile {
  const told = new Set(existsSync(path) ? read(path) : []);
  return {
    onlyNew: (tests) =>
      tests.map(({ test, analyses }) => ({
        test,
        analyses: analyses.map((one) => ({
          ...one,
          changes: one.changes.filter(({ id }) => !told.has(hashOf(test, id))),
        })),
      })),
    remember: (tests) => {
      for (const { test, analyses } of tests) {
        analyses.forEach(({ changes }) => changes.forEach(({ id }) => told.add(hashOf(test, id))));
      }
      writePrivately(path, `${JSON.stringify({ told: [...told].slice(-MOST) })}\n`);
    },
  };
}

function read(path: string): string[] {
  try {
    const { told } = parseJson(readFileSync(path, 'utf8')) as { told: unknown };
    if (Array.isArray(told)) {
      return told.map(String);
    }
  } catch {
    // said below
  }
  throw new HunterError('input', `${path} is no file that "hunter notify --state" has written: name another one.`);
}

const hashOf = (test: string, id: string) =>
  createHash('sha256')
    .update(JSON.stringify([test, id]))
    .digest('hex')
    .slice(0, 16);
