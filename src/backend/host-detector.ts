import type { Detection, ManyControl, ManyDetector, ManyOptions, OneOfMany } from '../core/changepoint/detection';
import { unpackOtava, windowOf } from '../core/changepoint/kernel/otava-run';
import { unpackRobust } from '../core/changepoint/kernel/robust-result';
import { DEFAULT_MIN_PROMINENCE } from '../core/changepoint/options';
import { HunterError } from '../core/errors';
import type { Host } from './host';

/** Series in one call of the kernel. Between two calls, cancellation is checked and other queries run. */
const PART = 100;

/** Detection by the WebAssembly kernel that Go runs: the same bytes as in browsers. */
export class HostDetector implements ManyDetector {
  constructor(private readonly host: Pick<Host, 'robust' | 'otava'>) {}

  async *detectMany(
    series: Float64Array[],
    { timesOfEach = [], ...options }: ManyOptions,
    { signal }: ManyControl = {}
  ): AsyncGenerator<OneOfMany[]> {
    for (let from = 0; from < series.length && !signal?.aborted; from += PART) {
      const part = series.slice(from, from + PART);
      const found = await this.detectPart(part, timesOfEach.slice(from, from + PART), options);
      yield found.map((detection, i) => ({ index: from + i, detection }));
    }
  }

  private async detectPart(
    part: Float64Array[],
    times: Array<Float64Array | undefined>,
    options: Omit<ManyOptions, 'timesOfEach'>
  ): Promise<Detection[]> {
    const { method, maxPValue, minMagnitude, minProminence = DEFAULT_MIN_PROMINENCE } = options;
    const found = await new Promise<Float64Array[]>((resolve, reject) => {
      const fail = (reason: string) => reject(cannotAnalyse(part, reason));
      if (method === 'robust') {
        this.host.robust(part, times, maxPValue, minMagnitude, minProminence, resolve, fail);
      } else {
        this.host.otava(part, method !== 'off', windowOf(options), maxPValue, minMagnitude, resolve, fail);
      }
    });
    return method === 'robust'
      ? found.map(unpackRobust)
      : found.map((records, i) => unpackOtava(records, part[i].length));
  }
}

function cannotAnalyse(part: Float64Array[], reason: string): HunterError {
  const longest = Math.max(...part.map(({ length }) => length));
  return new HunterError('input', `A series of up to ${longest} values cannot be analysed: ${reason}.`);
}
