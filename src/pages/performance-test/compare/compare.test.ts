import type { MetricComparison } from '../../../core/compare/compare';
import type { TestRun } from '../../../core/series/test-run';
import { readComparisonUrl, comparisonUrlChange } from './comparison-url';
import { comparisonCsv } from './export-comparison';
import { choiceOf, choices, setOf, valuesOf } from './run-set-choices';

describe('the address', () => {
  it('is enough to see the same again, and has no defaults', () => {
    const chosen = {
      baseline: { kind: 'of' as const, bound: { version: '6.8.2' } },
      tail: { kind: 'branch' as const, branch: 'dev' },
      maxPValue: 0.05,
      minChange: 0.02,
    };
    const written = comparisonUrlChange(chosen);
    expect(written).toEqual({ baseline: 'version 6.8.2', tail: 'branch dev', maxPValue: '0.05', minChange: '0.02' });
    expect(readComparisonUrl(new URLSearchParams(written as Record<string, string>))).toEqual({
      ...chosen,
      problems: [],
    });
    const { problems, ...usual } = readComparisonUrl(new URLSearchParams());
    expect(comparisonUrlChange(usual)).toEqual({ baseline: null, tail: null, maxPValue: null, minChange: null });
    expect(problems).toEqual([]);
  });

  it('says what of it is of no use, and goes on with the default', () => {
    const { problems, tail, maxPValue } = readComparisonUrl(new URLSearchParams({ tail: 'soon', maxPValue: '7' }));
    expect(problems).toEqual([expect.stringContaining('The tail "soon" chooses no runs')]);
    expect([tail, maxPValue]).toEqual([{ kind: 'runs', n: 7 }, 0.01]);
  });
});

describe('ways to choose', () => {
  const runs: TestRun[] = [
    { time: 1, version: '1', branch: 'main', commit: 'a'.repeat(40) },
    { time: 2, version: '2', branch: 'main' },
    { time: 3, version: '1', branch: 'dev' },
  ];

  it('each is a set of runs, and is recognised again', () => {
    const all = choices('Tail').map(({ value }) => value);
    expect(all.map((choice) => choiceOf(setOf(choice, runs)))).toEqual(all);
  });

  it('offer what is known, the newest first', () => {
    expect(valuesOf('since version', runs).map(({ value }) => value)).toEqual(['1', '2']);
    expect(valuesOf('of commit', runs)).toEqual([{ value: 'a'.repeat(40), label: 'a'.repeat(10) }]);
    expect(setOf('branch', runs)).toEqual({ kind: 'branch', branch: 'dev' });
    expect(setOf('branch', [])).toEqual({ kind: 'branch', branch: '' });
  });
});

it('CSV has a line for each metric, with nothing where nothing is known', () => {
  const metric: MetricComparison = {
    series: 'perf.cpu',
    labels: {},
    direction: 'lowerIsBetter',
    verdict: 'unknown',
    tail: { n: 2, mean: 5, std: 1, from: 0, to: 1 },
    autocorrelation: 0.25,
    changedWithin: ['baseline', 'tail'],
  };
  const [header, line] = comparisonCsv([metric]).split(/\r?\n/);
  const values = line.split(',');
  const of = (name: string) => values[header.replaceAll('"', '').split(',').indexOf(name)]?.replaceAll('"', '');
  expect(
    [
      'series',
      'verdict',
      'baseline_mean',
      'baseline_runs',
      'tail_mean',
      'p_value',
      'autocorrelation',
      'changed_within',
    ].map(of)
  ).toEqual(['perf.cpu', 'unknown', '', '0', '5', '', '0.25', 'baseline tail']);
});
