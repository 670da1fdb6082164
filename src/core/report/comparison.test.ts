import type { MetricComparison } from '../compare/compare';
import { comparisonMarkdown, comparisonSummary, comparisonText } from './comparison';

const day = (text: string) => Date.parse(text);
const runs = (mean: number, n: number) => ({
  mean,
  std: mean / 100,
  n,
  from: day('2026-05-01'),
  to: day('2026-05-30'),
});

const METRICS: MetricComparison[] = [
  {
    series: 'perf.lwt.result.latency_p99',
    labels: {},
    direction: 'lowerIsBetter',
    verdict: 'regression',
    baseline: runs(11.5, 30),
    tail: { ...runs(13.4, 7), from: day('2026-06-01'), to: day('2026-06-07') },
    difference: {
      absolute: 1.9,
      absoluteInterval: { low: 1.7, high: 2.1 },
      relative: 0.165,
      relativeInterval: { low: 0.148, high: 0.183 },
      pValue: 1e-12,
      adjustedPValue: 3e-12,
      degreesOfFreedom: 20,
    },
    autocorrelation: 0,
    changedWithin: ['baseline'],
  },
  {
    series: 'perf.lwt.result.errors',
    labels: {},
    direction: 'lowerIsBetter',
    verdict: 'unchanged',
    baseline: { ...runs(0, 30), std: 0 },
    tail: { ...runs(0.5, 7), from: day('2026-06-01'), to: day('2026-06-07') },
    difference: {
      absolute: 0.5,
      absoluteInterval: { low: -0.1, high: 1.1 },
      relative: NaN,
      pValue: 0.08,
      adjustedPValue: 0.16,
      degreesOfFreedom: 6,
    },
    autocorrelation: 0,
    changedWithin: [],
  },
  {
    series: 'perf.lwt.result.cpu',
    labels: {},
    direction: 'lowerIsBetter',
    verdict: 'unknown',
    tail: { ...runs(640, 1), std: NaN, from: day('2026-06-07'), to: day('2026-06-07') },
    autocorrelation: 0,
    changedWithin: [],
  },
];

it('a table for a terminal', () => {
  expect(comparisonText(METRICS, '', 160).split('\n')).toEqual([
    'Baseline: 2026-05-01 – 2026-05-30',
    'Tail: 2026-06-01 – 2026-06-07',
    '',
    'metric                    baseline                  tail                 difference  p-value  verdict',
    '-----------  ---------------------  --------------------  -------------------------  -------  ------------------------------------------',
    'latency_p99  11.5 ± 0.12 (30 runs)  13.4 ± 0.13 (7 runs)  +16.5 % (+14.8 … +18.3 %)  < 1e-10  regression; baseline changed within itself',
    'errors             0 ± 0 (30 runs)  0.5 ± 0.005 (7 runs)         +0.5 (−0.1 … +1.1)     0.16  unchanged',
    'cpu                        no runs           640 (1 run)                                      too few runs',
    '',
    '1 regression among 3 metrics. 1 metric has too few runs.',
  ]);
});

it('a table for chats', () => {
  expect(comparisonMarkdown(METRICS)).toContain('| `errors`');
  expect(comparisonMarkdown(METRICS)).toContain('Baseline: 2026-05-01 – 2026-05-30  \nTail: ');
});

it('says how many', () => {
  expect(comparisonSummary(METRICS)).toBe('1 regression among 3 metrics. 1 metric has too few runs.');
  expect(comparisonSummary(METRICS.slice(1, 2))).toBe('No difference among 1 metric.');
});

it.each([60, 80, 100])('is no wider than %d characters, and says the same', (width) => {
  const text = comparisonText(METRICS, 'Say it somehow, with many words that do not fit into a line of so few.', width);
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(width);
  expect(text).toContain(
    'latency_p99: regression; baseline changed within itself\n  11.5 ± 0.12 (30 runs) → 13.4 ± 0.13'
  );
  expect(text).toContain('  +16.5 % (+14.8 … +18.3 %), p < 1e-10');
  expect(text).toContain('cpu: too few runs\n  no runs → 640 (1 run)\n');
});
