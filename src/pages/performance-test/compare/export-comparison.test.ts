import { compareRuns, type MetricComparison } from '../../../core/compare/compare';
import { analyseSeries } from '../../../core/query/analyse';
import { DEFAULT_QUERY } from '../../../core/query/model';
import { SAMPLES, sampleDetector } from '../../../core/testing/sample-detections';
import { readComparisonUrl, comparisonUrlChange } from './comparison-url';
import { distinctRuns } from './distinct-runs';
import { comparisonCsv } from './export-comparison';

const analysed = (name: keyof typeof SAMPLES, more: object = {}) =>
  analyseSeries({ ...SAMPLES[name], target: '', labels: {}, ...more }, DEFAULT_QUERY, sampleDetector);
const compared = compareRuns([analysed('gradual'), analysed('step')], {
  baseline: { kind: 'runs', n: 60 },
  tail: { kind: 'runs', n: 20 },
  maxPValue: 0.01,
  minChange: 0,
});

/** The file as a spreadsheet reads it: a record of texts for each line. */
function read(metrics: MetricComparison[]): Array<Record<string, string>> {
  const cells = (line: string) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"|"$/g, ''));
  const [names, ...lines] = comparisonCsv(metrics).trim().split('\r\n').map(cells);
  return lines.map((line) => Object.fromEntries(line.map((cell, i) => [names[i], cell])));
}

describe('the file of a comparison', () => {
  it('has the metrics in the order of the table, with all that the table says', () => {
    const lines = read(compared);
    expect(lines.map(({ series }) => series)).toEqual(compared.map(({ series }) => series));
    lines.forEach((line, i) => {
      const { baseline, tail, difference, verdict } = compared[i];
      expect(line.verdict).toBe(verdict);
      expect([line.baseline_runs, line.tail_runs]).toEqual(['60', '20']);
      expect(Number(line.baseline_mean)).toBeCloseTo(baseline!.mean, 6);
      expect(Number(line.tail_std)).toBeCloseTo(tail!.std, 6);
      expect(Number(line.relative_difference)).toBeCloseTo(difference!.relative, 6);
      expect(Number(line.adjusted_p_value)).toBeGreaterThanOrEqual(Number(line.p_value));
      expect(Number(line.relative_low)).toBeLessThan(Number(line.relative_high));
    });
  });

  it('a name with a comma stays one cell, and one like a formula is no formula', () => {
    const [comma, formula] = read([
      { ...compared[0], series: 'a{x="1",y}' },
      { ...compared[0], series: '=cmd()' },
    ]);
    expect(comma.verdict).toBe(compared[0].verdict);
    expect(formula.series).not.toMatch(/^=/);
    expect(formula.series).toContain('=cmd()');
  });

  it('of no metrics has the names of the columns', () => {
    expect(comparisonCsv([])).not.toContain('undefined');
    expect(read([])).toEqual([]);
  });
});

it('the runs that are offered are those of all metrics, each once, the oldest first', () => {
  const { times } = SAMPLES.step;
  const runs = (...at: number[]) => at.map((i) => ({ time: times[i], version: `v${i}` }));
  const [one, other] = [analysed('step'), analysed('gradual')];
  const all = distinctRuns([
    { ...one, series: { ...one.series, runs: [...runs(3, 5), undefined] } },
    { ...other, series: { ...other.series, runs: runs(1, 3) } },
    analysed('tooShort'),
  ] as never);
  expect(all.map(({ version }) => version)).toEqual(['v1', 'v3', 'v5']);
});

describe('the address of a comparison', () => {
  it.each([
    ['runs', '20 runs'],
    ['one day', '1 day'],
    ['dates', '2026-06-01..2026-06-30'],
    ['a version', 'version 6.8.3'],
    ['since a commit', 'since commit 1a2b3c4d'],
    ['a branch with a blank', 'branch my branch'],
  ])('is read and written the same: %s', (_, text) => {
    const { baseline, problems } = readComparisonUrl(new URLSearchParams({ baseline: text }));
    expect(problems).toEqual([]);
    expect(comparisonUrlChange({ baseline })).toEqual({ baseline: text });
  });

  it('goes without what is usual, so that it is taken out when that is chosen again', () => {
    expect(comparisonUrlChange({ baseline: { kind: 'days', n: 30 } })).toEqual({ baseline: null });
    expect(comparisonUrlChange({ tail: { kind: 'days', n: 30 } })).toEqual({ tail: '30 days' });
    expect(comparisonUrlChange({ maxPValue: 0.01, minChange: 0.5 })).toEqual({ maxPValue: null, minChange: '0.5' });
  });

  it('with dates the wrong way round says so, side by side with the other side', () => {
    const address = new URLSearchParams({ baseline: '2026-06-30..2026-06-01', tail: '3 runs' });
    const { problems, baseline, tail } = readComparisonUrl(address);
    expect(problems).toEqual([expect.stringMatching(/baseline .* ends before it begins/)]);
    expect(baseline).toEqual({ kind: 'days', n: 30 });
    expect(tail).toEqual({ kind: 'runs', n: 3 });
  });

  it.each(['', 'x', '-1', '2', 'NaN'])('a share of %j is the usual one', (text) => {
    expect(readComparisonUrl(new URLSearchParams({ minChange: text, maxPValue: text }))).toMatchObject({
      minChange: 0,
      maxPValue: 0.01,
    });
  });
});
