import type { Detector } from '../changepoint/detection';
import { loadDetector } from '../changepoint/detector';
import { explainPValue, formatChange, formatNumber, formatPValue, formatTime } from '../format';
import { analyseSeries, type Analysis } from '../query/analyse';
import { DEFAULT_QUERY } from '../query/model';
import { DAY } from '../times/days';
import { changeCertainty, changeSpan, changeTitle } from './describe';
import { markdownReport } from './markdown';
import { textReport } from './text';

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
});

const start = Date.UTC(2026, 0, 1);

function series(name: string, levels: number[], missing: number[] = []): Analysis {
  const runs = levels.map((_, i) => i).filter((i) => !missing.includes(i));
  return analyseSeries(
    {
      name,
      target: name,
      labels: {},
      times: Float64Array.from(runs, (i) => start + i * DAY),
      values: Float64Array.from(runs, (i) => levels[i] + (i % 3)),
    },
    DEFAULT_QUERY,
    detector
  );
}

const step = (before: number, after: number) => [...Array(12).fill(before), ...Array(12).fill(after)];

/** The report of a single test. */
const one = (analyses: Analysis[]) => [{ test: 't', analyses }];

it('says between which levels a series switches, in text and Markdown', () => {
  const analyses = [
    series(
      'read',
      [100, 140, 100, 140, 100].flatMap((level) => Array(20).fill(level))
    ),
  ];
  const line = / switches between 101 and 141 since 2026-01-21: 4 switches\./;
  expect(textReport(one(analyses), { runs: false })).toMatch(line);
  expect(markdownReport(one(analyses))).toMatch(line);
});

describe('numbers', () => {
  it.each([
    [0, '0'],
    [1234.5678, '1,235'],
    [12.3456, '12.35'],
    [0.0123456, '0.01235'],
    [-52041.3, '-52,041'],
    [3.1e9, '3,100,000,000'],
    [3.1e15, '3.10e+15'],
    [NaN, '–'],
  ])('%d is %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it.each([
    [0.1234, '+12.3 %'],
    [-0.041, '−4.1 %'],
    [-0.0028, '−0.28 %'],
    [1.5, '+150 %'],
    [24, '×25'],
    [0, '±0.00 %'],
  ])('a change of %d is %s', (value, text) => expect(formatChange(value)).toBe(text));

  it('p-values are told in digits and words', () => {
    expect([0.0234, 1.234e-9, 0, NaN].map((p) => formatPValue(p))).toEqual(['0.023', '1.2e-9', '< 1e-10', 'unknown']);
    expect(explainPValue(0.0005)).toBe('Very sure: chance alone would do this once in 2,000 times');
    expect(explainPValue(1e-12)).toContain('less than once in a billion');
  });

  it('times are days, or seconds where they are not midnight', () => {
    expect([start, start + 3_723_000].map(formatTime)).toEqual(['2026-01-01', '2026-01-01 01:02:03']);
  });
});

describe('reports', () => {
  let analyses: Analysis[];
  beforeAll(() => {
    analyses = [series('perf.t.throughput', step(100, 80)), series('perf.t.p99', step(10, 10), [3])];
  });

  it('describe a change', () => {
    const [change] = analyses[0].changes;
    expect(changeTitle(change)).toBe('Regression: −19.8 %');
    expect(changeSpan(change)).toBe('101 ± 0.82 (12 runs) → 81 ± 0.82 (12 runs)');
    expect(changeCertainty(change)).toMatch(/^Practically certain: .* \(p < 1e-10\)\.$/);
  });

  it('draw changes between the runs, and leave a run that is missing empty', () => {
    const lines = textReport(one(analyses)).split('\n');
    expect(lines).toContain('time        throughput  p99');
    expect(lines).toContain('2026-01-04         100');
    const drawn = lines.indexOf('               −19.8 %');
    expect(lines[drawn - 1]).toBe('            ··········');
    expect(lines[drawn - 2]).toBe('2026-01-12         102   12');
    expect(lines[drawn + 2]).toBe('2026-01-13          80   10');
  });

  it('begin with the verdict and the changes, those of one run together', () => {
    const both = [
      ...analyses,
      series('perf.t.latency', step(10, 20)),
      series('perf.t.mean', [...step(10, 10), ...step(10, 30)]),
    ];
    const text = textReport(one(both), { runs: false });
    expect(text).toMatch(
      /^2 regressions and 1 change of unknown direction in 4 series of up to 48 runs\.\n\n2026-02-06\n {2}perf\.t\.mean\n/
    );
    expect(text.match(/^2026-01-13$/gm)).toHaveLength(1);
    expect(text).toMatch(/2026-01-13\n {2}perf\.t\.latency\n {4}Regression: [^]*\n {2}perf\.t\.throughput\n/);
    expect(text).not.toContain('time ');
  });

  it('cut tables that are too wide into blocks that each have the time', () => {
    const text = textReport(one(analyses), { width: 24 });
    expect(text.match(/^time /gm)).toHaveLength(2);
    // the block without the change shows none
    expect(text.split('\n\n').at(-1)).not.toContain('·');
  });

  it('say when there is no change', () => {
    expect(textReport(one([analyses[1]]))).toContain('No change points in 1 series of up to 23 runs.');
    expect(markdownReport(one([analyses[1]]))).toBe('No change points in 1 series of up to 23 runs.');
  });

  it('are tables in Markdown, one for each run', () => {
    const [verdict, , heading, , header, , row] = markdownReport(one(analyses)).split('\n');
    expect(verdict).toBe('1 regression in 2 series of up to 24 runs.');
    expect(heading).toBe('### 2026-01-13');
    expect(header).toMatch(/^\| metric +\| verdict/);
    expect(row).toMatch(/^\| `perf.t.throughput` \| regression \| −19.8 % \(−20.5 … −19.1 %\), 23 σ \|/);
  });

  describe('of several tests', () => {
    const withCommits = (analysis: Analysis): Analysis => ({
      ...analysis,
      changes: analysis.changes.map((change) => ({
        ...change,
        lastGoodRun: { time: change.lastGoodTime, commit: 'aaaa' },
        firstBadRun: { time: change.time, commit: 'bbbb' },
        links: [{ title: 'commits', url: 'https://git.example.com/aaaa...bbbb' }],
      })),
    });
    const tests = () => [
      { test: 'read', analyses: [analyses[0], series('perf.t.latency', step(10, 20))].map(withCommits) },
      { test: 'quiet', analyses: [analyses[1]] },
      { test: 'write', analyses: [series('ops.throughput', step(100, 50))].map(withCommits) },
    ];

    it('have one entry for the commit that moved them', () => {
      const text = textReport(tests(), { runs: false });
      expect(text).toMatch(
        /^2 of 3 tests changed: read, write\.\n3 regressions in 4 series[^]*\n\n2026-01-13 {2}aaaa → bbbb {2}3 metrics in 2 tests\n/
      );
      expect(text.match(/^ {2}\S.*$/gm)).toEqual([
        '  write, ops.throughput',
        '  read, perf.t.latency',
        '  read, perf.t.throughput',
      ]);
      expect(text).not.toContain('quiet');
    });

    it('have it in Markdown, too, with a column for the test and links', () => {
      const text = markdownReport(tests());
      expect(text.match(/^### .*$/gm)).toEqual(['### 2026-01-13  aaaa → bbbb  3 metrics in 2 tests']);
      expect(text).toMatch(/\| test +\| metric +\| verdict/);
      expect(text).toContain('[commits](https://git.example.com/aaaa...bbbb)');
    });

    it('have the runs of each under its name, where they are wanted', () => {
      const text = textReport(tests());
      expect(text.match(/^(\w+)\n=+$/gm)).toEqual(['read\n====', 'quiet\n=====', 'write\n=====']);
    });
  });
});
