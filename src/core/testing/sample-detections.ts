import type { ChangePoint } from '../changepoint/change-point';
import type { Detection, Detector } from '../changepoint/detection';
import { DAY } from '../times/days';
import { random, normal } from './random-series';

/** A series with what `robust` finds in it, written by hand: for tests of those who show it. */
export interface Sample {
  name: string;
  times: Float64Array;
  values: Float64Array;
  detection: Detection;
}

const RUNS = 120;
const TIMES = Float64Array.from({ length: RUNS }, (_, i) => Date.UTC(2026, 3, 1) + i * DAY);

/** The level of each kind of change around 100, by run, and what is found. */
export const SAMPLES: Record<'step' | 'gradual' | 'unconfirmed' | 'noStableLevel' | 'tooShort', Sample> = {
  step: sample('perf.t.throughput', (i) => (i < 70 ? 100 : 88), {
    points: [
      change(70, 100, 88, {
        kind: 'step',
        absoluteInterval: { low: -12.4, high: -11.6 },
        relativeInterval: { low: -0.124, high: -0.116 },
        effectSize: -12,
        reportedAt: 72,
      }),
    ],
    segments: [segment(0, 70, 100), segment(70, RUNS, 88)],
    noise: { std: 1, autocorrelation: 0.1 },
  }),
  gradual: sample('perf.t.memory_rss', (i) => 100 + 8 * Math.min(1, Math.max(0, (i - 30) / 60)), {
    points: [
      change(30, 100, 108, {
        kind: 'gradual',
        relativeInterval: { low: 0.07, high: 0.09 },
        effectSize: 8,
        slope: 8 / 60,
        span: { start: 30, end: 90 },
        reportedAt: 52,
      }),
    ],
    segments: [segment(0, 30, 100), { ...segment(30, 90, 104), slope: 8 / 60 }, segment(90, RUNS, 108)],
    noise: { std: 1, autocorrelation: 0 },
  }),
  unconfirmed: sample('perf.t.latency_p99', (i) => (i < RUNS - 1 ? 100 : 112), {
    points: [change(RUNS - 1, 100, 112, { kind: 'unconfirmed', pValue: 0.004, effectSize: 12, reportedAt: RUNS - 1 })],
    segments: [segment(0, RUNS - 1, 100), segment(RUNS - 1, RUNS, 112)],
    noise: { std: 1, autocorrelation: 0 },
  }),
  noStableLevel: sample('perf.t.cpu_time', (i) => 100 + 6 * Math.sin(i / 9) + 4 * Math.sin(i / 23), {
    points: [],
    segments: [segment(0, RUNS, 100)],
    remark: 'noStableLevel',
  }),
  tooShort: sample('perf.t.gc_pause', () => 100, { points: [], segments: [segment(0, 5, 100)], remark: 'tooShort' }, 5),
};

/** Knows the samples by their values. */
export const sampleDetector: Detector = {
  detect: (values) => Object.values(SAMPLES).find((one) => one.values === values)!.detection,
};

function sample(name: string, level: (run: number) => number, detection: Detection, runs = RUNS): Sample {
  const next = random(name.length);
  const values = Float64Array.from({ length: runs }, (_, i) => level(i) + normal(next));
  return { name, times: TIMES.slice(RUNS - runs), values, detection };
}

function segment(start: number, end: number, mean: number) {
  return { start, end, n: end - start, mean, std: end - start > 1 ? 1 : 0 };
}

function change(index: number, before: number, after: number, rest: Pick<ChangePoint, 'kind'> & Partial<ChangePoint>) {
  return {
    index,
    pValue: 1e-12,
    before: { mean: before, std: 1, n: index },
    after: { mean: after, std: 1, n: RUNS - (rest.span?.end ?? index) },
    relativeChange: after / before - 1,
    magnitude: Math.max(Math.abs(after / before - 1), Math.abs(before / after - 1)),
    ...rest,
  };
}
