import { randomSeries } from '../testing/random-series';
import type { DetectOptions } from './detection';
import { KernelDetector, loadDetector } from './detector';
import { Kernel } from './kernel/kernel';

const options: DetectOptions = { method: 'otava', maxPValue: 0.001, minMagnitude: 0, windowLength: 50 };

let detector: KernelDetector;
beforeAll(async () => {
  detector = await loadDetector();
});

/** Fixed steps with noise, in a series as long as asked for. */
const stairs = (n: number) =>
  Float64Array.from({ length: n }, (_, i) => 100 + 10 * (Math.floor(i / 100) % 3) + ((i * 7919) % 13) / 10);

describe('input', () => {
  it.each([
    [{ maxPValue: 0 }, 'maximum p-value of 0'],
    [{ maxPValue: NaN }, 'maximum p-value of NaN'],
    [{ minMagnitude: -1 }, 'minimum magnitude of -1'],
    [{ minProminence: -1 }, 'minimum prominence of -1'],
    [{ windowLength: 2.5 }, 'window of 2.5 points'],
  ])('%j is refused', (wrong, message) => {
    expect(() => detector.detect(new Float64Array(10), { ...options, ...wrong })).toThrow(message);
  });

  it('of too many values is refused before memory is asked for', () => {
    const huge = { length: 10_000_001 } as Float64Array;
    expect(() => detector.detect(huge, options)).toThrow('at most 10000000');
  });

  it('is left as it was', () => {
    const values = Float64Array.from([1, NaN, 3]);
    detector.detect(values, options);
    expect([...values]).toEqual([1, NaN, 3]);
  });
});

it('says what to do where WebAssembly is missing or forbidden', async () => {
  const refusing = jest.spyOn(WebAssembly, 'instantiate').mockRejectedValue(new Error('refused by the policy'));
  await expect(Kernel.load()).rejects.toThrow(/refused by the policy.*'wasm-unsafe-eval'/);
  refusing.mockRestore();
});

it.each(['otava', 'robust'] as const)('does not grow with the number of calls: %s', async (method) => {
  const kernel = await Kernel.load();
  const small = new KernelDetector(kernel);
  const values = stairs(120);
  small.detect(values, { ...options, method });
  const before = kernel.exports.memory.buffer.byteLength;
  for (let i = 0; i < 20_000; i++) {
    small.detect(values, { ...options, method });
  }
  expect(kernel.exports.memory.buffer.byteLength).toBe(before);
});

it('needs at most 64 bytes a point beyond the input, also for change points everywhere', async () => {
  const n = 200_000;
  for (const values of [stairs(n), Float64Array.from({ length: n }, (_, i) => 2 ** ((i % 40) * (i % 2 ? 1 : -1)))]) {
    const kernel = await Kernel.load();
    const before = kernel.exports.memory.buffer.byteLength;
    const { weak } = new KernelDetector(kernel).detect(values, { ...options, minMagnitude: 0.01, weak: true });
    expect(weak!.length).toBeGreaterThan(n / 200);
    expect((kernel.exports.memory.buffer.byteLength - before) / n).toBeLessThan(64);
  }
});

describe('a series that grows', () => {
  it.each<Partial<DetectOptions>>([{ method: 'otava', weak: true }, { method: 'robust' }])(
    'has the change points of a full run after every append: %j',
    async (method) => {
      let appends = 0;
      for (let seed = 1; appends < 10_000; seed++) {
        const values = randomSeries(seed);
        const chosen = { ...options, ...method, windowLength: [50, 30, 12, 5][seed % 4] };
        const history = await detector.history(chosen);
        for (let n = 0; n < values.length;) {
          const more = 1 + (seed % 3 === 0 ? n % 7 : 0);
          history.append(values.subarray(n, n + more));
          n = Math.min(n + more, values.length);
          appends++;
          expect(history.changePoints()).toEqual(detector.detect(values.subarray(0, n), chosen));
        }
      }
    },
    60_000
  );

  it('looks at no more than the last windows, however long it is', async () => {
    const history = await detector.history(options);
    history.append(stairs(100_000));
    const written = jest.spyOn(Kernel.prototype, 'write');
    for (let i = 0; i < 200; i++) {
      history.append([100 + (i % 7)]);
    }
    expect(written.mock.calls.length).toBeGreaterThan(1);
    expect(Math.max(...written.mock.calls.map(([values]) => values.length))).toBeLessThanOrEqual(100);
    written.mockRestore();
  });
});

describe('many series', () => {
  it('come one after the other, with the same results', async () => {
    const series = Array.from({ length: 20 }, (_, seed) => randomSeries(seed));
    const seen = [];
    for await (const part of detector.detectMany(series, options, { sliceMs: 0 })) {
      // others use the shared memory between slices
      detector.detect(stairs(300), options);
      seen.push(...part);
    }
    expect(seen.map(({ index }) => index)).toEqual([...series.keys()]);
    expect(seen.map(({ detection }) => detection)).toEqual(series.map((values) => detector.detect(values, options)));
  });

  it('leave time for others within one huge series', async () => {
    const ticks: number[] = [];
    const timer = setInterval(() => ticks.push(performance.now()), 1);
    const values = stairs(1_500_000);
    let start = 0;
    for await (const [{ detection }] of detector.detectMany([values], options, { sliceMs: 5 })) {
      expect(detection.points.length).toBeGreaterThan(1000);
      start = performance.now();
    }
    clearInterval(timer);
    expect(ticks.filter((at) => at < start).length).toBeGreaterThan(5);
  });

  it('end early when cancelled', async () => {
    const abort = new AbortController();
    const seen = [];
    for await (const part of detector.detectMany([stairs(50), stairs(50), stairs(50)], options, {
      signal: abort.signal,
      sliceMs: 0,
    })) {
      seen.push(...part.map(({ index }) => index));
      abort.abort();
    }
    expect(seen).toEqual([0]);
  });
});
