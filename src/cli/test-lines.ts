import { terminalJson } from '../core/escape/terminal';
import type { Analysis } from '../core/query/analyse';
import { isFailure, onlyNewer, type FailOn } from '../core/report/gate';
import { seriesReport } from '../core/report/json';

export interface LineOptions {
  failOn: FailOn;
  /** Only changes that were first reported since then, ms since 1970. */
  since: number;
}

/** The results of a test as lines of JSON. */
export interface Lines {
  text: string;
  /** Whether there is a change that makes the call fail. */
  found: boolean;
}

/** Writes a line for each series of a test. */
export function linesOf(test: string, analyses: Analysis[], { failOn, since }: LineOptions): Lines {
  const told = analyses.map((one) => onlyNewer(one, since));
  return {
    text: told.map((one) => `${terminalJson({ test, ...seriesReport(one) })}\n`).join(''),
    found: told.some(({ changes }) => changes.some((change) => isFailure(change, failOn))),
  };
}
