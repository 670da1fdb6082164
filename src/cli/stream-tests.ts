import { once } from 'node:events';

import { isFailure } from '../core/report/gate';
import type { Outcome } from './analyse-test';
import { analyseTests } from './analyse-tests';
import type { Config } from './config/config';
import { failedOf } from './report-failures';
import type { Resources } from './resources';
import { openResumeFile } from './resume-file';
import type { Chosen } from './sources/choose-source';
import type { LineOptions } from './test-lines';

interface Options extends LineOptions, Resources {
  /** File to write to, and to go on with where it ends; default: standard output. */
  resume?: string;
}

/**
 * Analyses tests and writes the lines of each as soon as it and those before it are done, so that memory does not
 * depend on how many there are.
 */
export async function streamTests(
  chosen: Chosen[],
  config: Config,
  { failOn, since, resume, ...resources }: Options
): Promise<{ failed: ReturnType<typeof failedOf>; found: boolean }> {
  const file = resume === undefined ? undefined : openResumeFile(resume);
  const done = new Set(file?.lines.map(({ test }) => test));
  let found = (file?.lines ?? []).some(({ changePoints, series }) =>
    changePoints.some((change) => isFailure({ ...change, series }, failOn))
  );
  const write = async (outcome: Outcome): Promise<void> => {
    if ('error' in outcome) {
      return;
    }
    const { text, found: isFound } = outcome.lines!;
    found ||= isFound;
    if (file) {
      file.append(text);
    } else if (!process.stdout.write(text)) {
      await once(process.stdout, 'drain');
    }
  };
  try {
    const left = chosen.filter(({ name }) => !done.has(name));
    const stream = { lines: { failOn, since }, write };
    const outcomes = left.length === 0 ? [] : await analyseTests(left, config, resources, { stream });
    return { failed: failedOf(outcomes), found };
  } finally {
    file?.close();
  }
}
