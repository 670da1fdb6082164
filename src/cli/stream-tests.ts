import { once } from 'node:events';

import { terminalJson } from '../core/escape/terminal';
import { isFailure, onlyNewer, type FailOn } from '../core/report/gate';
import { seriesReport } from '../core/report/json';
import { analyseTests, type Outcome } from './analyse-tests';
import type { Config } from './config/config';
import { failedOf } from './report-failures';
import { openResumeFile } from './resume-file';
import type { Chosen } from './sources/choose-source';

interface Options {
  failOn: FailOn;
  /** Only changes that were first reported since then, ms since 1970. */
  since: number;
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
  { failOn, since, resume }: Options
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
    const analyses = outcome.analyses.map((one) => onlyNewer(one, since));
    found ||= analyses.some(({ changes }) => changes.some((change) => isFailure(change, failOn)));
    const text = analyses.map((one) => `${terminalJson({ test: outcome.test, ...seriesReport(one) })}\n`).join('');
    if (file) {
      file.append(text);
    } else if (!process.stdout.write(text)) {
      await once(process.stdout, 'drain');
    }
  };
  try {
    const left = chosen.filter(({ name }) => !done.has(name));
    const outcomes = left.length === 0 ? [] : await analyseTests(left, config, { each: write });
    return { failed: failedOf(outcomes), found };
  } finally {
    file?.close();
  }
}
