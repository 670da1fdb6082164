import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { installSpark, missingForSpark } from './spark/install';

// `hunter detect` in a real Spark, on a cluster of two executors of this machine. HUNTER_SPARK_SERIES=100000 is the size
// of docs/scale.md.

const run = promisify(execFile);
const SERIES = Number(process.env.HUNTER_SPARK_SERIES ?? 2000);

const missing = missingForSpark() ?? problemOf(installSpark);
if (missing) {
  process.stderr.write(`The test of Spark is skipped: ${missing}\n`);
}

/** A machine without a package index must be able to run the other tests. */
function problemOf(install: () => string): string | undefined {
  try {
    install();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

(missing ? it.skip : it)(
  'finds the same changes, in the same order, as a single process',
  async () => {
    const python = installSpark();
    const hunter = `${process.execPath} ${join(process.cwd(), 'bin/hunter.js')}`;
    const { stdout } = await run(python, ['integration/spark/detect.py', hunter, String(SERIES), '8'], {
      env: { ...process.env, PYSPARK_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1' },
      maxBuffer: 1 << 26,
    });
    const answer = JSON.parse(stdout.trim().split('\n').pop()!) as Record<string, number | boolean>;
    process.stderr.write(`Spark: ${JSON.stringify(answer)}\n`);
    expect(answer).toMatchObject({ series: SERIES, inOrder: true });
    // every third series has a step
    expect(answer.steps).toBe(Math.ceil(SERIES / 3));
    expect(Number(answer.found)).toBeLessThan(SERIES * 0.37);
  },
  30 * 60_000
);
