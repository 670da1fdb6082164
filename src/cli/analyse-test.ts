import { HunterError } from '../core/errors';
import { ANALYSED_DAYS } from '../core/series/range';
import type { TimeRange } from '../core/series/series';
import { ofBranch } from './sources/branch-variable';
import type { Chosen } from './sources/choose-source';
import type { Found, Task } from './sources/source';
import { linesOf, type LineOptions, type Lines } from './test-lines';

/** The analyses of a test, or the error in their place. */
export type Outcome = { test: string } & ((Found & { lines?: Lines }) | { error: unknown; warnings: string[] });

/** A test, and what is analysed of it. */
export interface Job {
  chosen: Chosen;
  /** The time range of each part of the test. */
  ranges: TimeRange[];
  /** Write the lines of `--format ndjson`, and forget the series. */
  lines?: LineOptions;
}

/** Fetches and analyses a test. Errors are part of the outcome: other tests are analysed all the same. */
export async function analyseTest(
  { chosen: { name, parts, options, error }, ranges, lines }: Job,
  common: Omit<Task, 'name' | 'options' | 'range'>
): Promise<Outcome> {
  try {
    if (error !== undefined) {
      throw error;
    }
    const found: Found[] = [];
    for (const [p, part] of parts.entries()) {
      const own = { ...options, ...part.options };
      const one = await part.source.analyse({ ...common, options: own, name: part.name, range: ranges[p] });
      const { branch } = own as { branch?: string };
      found.push(branch === undefined ? one : { ...one, analyses: one.analyses.map((each) => ofBranch(each, branch)) });
    }
    const analyses = found.flatMap((one) => one.analyses);
    return {
      test: name,
      ...(lines ? { analyses: [], lines: linesOf(name, analyses, lines) } : { analyses }),
      warnings: found.flatMap(({ warnings }) => warnings),
      // a test in Graphite has one part
      ...(found[0]?.graphite && { graphite: found[0].graphite }),
    };
  } catch (error) {
    const isDefault = options.since === undefined && parts.some(({ source }) => !source.whole);
    return { test: name, error: isDefault ? withDefaultRange(error) : error, warnings: [] };
  }
}

/** Says which time was looked at, where nobody chose it and nothing was there. */
const withDefaultRange = (error: unknown) =>
  error instanceof HunterError && error.kind === 'empty'
    ? new HunterError('empty', `${error.message} The last ${ANALYSED_DAYS} days were looked at: see --since.`)
    : error;
