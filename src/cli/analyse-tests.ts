import { terminalText } from '../core/escape/terminal';
import type { TimeRange } from '../core/series/series';
import { inParallel } from '../core/transport/send';
import { analyseTest, type Job, type Outcome } from './analyse-test';
import { openCommon } from './common-task';
import type { Config } from './config/config';
import { inOrder } from './in-order';
import { remainingTime, withProgress } from './progress';
import { workersFor, type Resources } from './resources';
import { rangeOf } from './selection';
import type { Chosen } from './sources/choose-source';
import type { LineOptions } from './test-lines';
import { openPool } from './workers/pool';

/** Fewest tests that are fetched at once, where there are so many. Each sends several requests at once. */
const PARALLEL = 4;
/** Tests that a thread fetches at once: it analyses one while it waits for the answers of the other. */
const EACH_THREAD = 2;

interface How {
  /** Changes the range of the options. */
  widen?: (range: TimeRange) => TimeRange;
  /** Make lines of each test, and hand its outcome on as soon as those before it are done. */
  stream?: { lines: LineOptions; write: (outcome: Outcome) => Promise<void> };
}

/**
 * Fetches and analyses tests, in worker threads if there are many. Shows the progress, and prints warnings for parts that
 * failed. A test that fails does not keep the others from being analysed. Answers in the order of `tests`.
 *
 * @throws HunterError if the range cannot be used
 */
export async function analyseTests(
  tests: Chosen[],
  config: Config,
  resources: Resources,
  { widen = (range) => range, stream }: How = {}
): Promise<Outcome[]> {
  const jobs = tests.map((chosen): Job => ({
    chosen,
    ranges: chosen.parts.map(({ source }) => widen(rangeOf(chosen.options, source.whole))),
    ...(stream && { lines: stream.lines }),
  }));
  return await withProgress(tests[0].name, async (show) => {
    const { analyse, parallel, close } = await openAnalyser(jobs.length, config, resources);
    const begun = performance.now();
    let done = 0;
    const take = stream && inOrder(stream.write);
    try {
      return await inParallel([...jobs.keys()], parallel, async (i): Promise<Outcome> => {
        const reading = `Reading ${terminalText(tests[i].name)}`;
        const tell = (text: string) => {
          const left = remainingTime(done, tests.length, performance.now() - begun);
          show(tests.length > 1 ? `${done} of ${tests.length} tests${left}. ${text}` : text);
        };
        tell(reading);
        const outcome = await analyse(jobs[i], (text) => tell(`${reading}: ${text}`));
        done++;
        await take?.(i, outcome);
        return 'error' in outcome ? outcome : { ...outcome, lines: undefined };
      });
    } finally {
      await close();
    }
  });
}

/** Analyses tests, in this thread or in others. */
interface Analyser {
  analyse: (job: Job, onProgress: (text: string) => void) => Promise<Outcome>;
  parallel: number;
  close: () => Promise<void>;
}

/** Opens worker threads if they pay for so many tests, else analyses in this one. */
async function openAnalyser(tests: number, config: Config, resources: Resources): Promise<Analyser> {
  const common = await openCommon(config, resources);
  const here: Analyser['analyse'] = (job, onProgress) => analyseTest(job, { ...common, onProgress });
  const workers = workersFor(tests, resources);
  if (workers === 0) {
    return { analyse: here, parallel: PARALLEL, close: async () => common.trim() };
  }
  const pool = openPool(workers, { config: { ...config, catalogue: undefined }, resources });
  return {
    // what cannot be used is known already
    analyse: (job, onProgress) =>
      job.chosen.error === undefined ? pool.analyse(job, onProgress) : here(job, onProgress),
    parallel: Math.max(PARALLEL, workers * EACH_THREAD),
    close: async () => {
      await pool.close();
      common.trim(true);
    },
  };
}
