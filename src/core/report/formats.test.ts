import { csvLine } from '../escape/csv';
import { workflowProperty } from '../escape/workflow-command';
import { xmlText } from '../escape/xml';
import { analyseSeries, type Analysis } from '../query/analyse';
import { DEFAULT_QUERY } from '../query/model';
import { SAMPLES, sampleDetector } from '../testing/sample-detections';
import { csvReport } from './csv';
import { isFailure, onlyNewer } from './gate';
import { githubReport } from './github';
import { junitReport } from './junit';

const analyse = (kind: keyof typeof SAMPLES, name: string): Analysis =>
  analyseSeries({ ...SAMPLES[kind], name, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);

/** Throughput falls in the samples; of latency, that is an improvement. */
const worse = analyse('step', 'a.throughput');
const better = analyse('step', 'a.latency');
const [regression] = worse.changes;
const [improvement] = better.changes;

describe('what makes a build fail', () => {
  it.each([
    ['regression', [true, false]],
    ['change', [true, true]],
    ['never', [false, false]],
  ] as const)('%s', (failOn, expected) =>
    expect([regression, improvement].map((change) => isFailure(change, failOn))).toEqual(expected)
  );

  it('not what is unconfirmed, hardly stands out, or goes back to a known level', () => {
    expect(isFailure({ ...regression, subtle: true }, 'change')).toBe(false);
    expect(isFailure({ ...regression, isSwitch: true }, 'change')).toBe(false);
    expect(isFailure({ ...regression, kind: 'unconfirmed' }, 'change')).toBe(false);
  });

  it('only what was reported since a time, however old the run is', () => {
    const { time, reportedTime } = regression;
    expect(reportedTime).toBeGreaterThan(time);
    expect(onlyNewer(worse, reportedTime!).changes).toHaveLength(1);
    expect(onlyNewer(worse, reportedTime! + 1).changes).toEqual([]);
  });
});

describe('CSV', () => {
  it('has a line for each change, at full precision', () => {
    const [header, line, ...others] = csvReport([
      { test: 'a, "b"', analyses: [worse, analyse('noStableLevel', 'w')] },
    ]).split('\n');
    expect(others).toEqual([]);
    const test = '"a, ""b""",';
    expect(line.slice(0, test.length)).toBe(test);
    const cells = ['', ...line.slice(test.length).split(',')];
    const cell = (name: string) => cells[header.split(',').indexOf(name)];
    expect(cell('time')).toBe(new Date(regression.time).toISOString());
    expect(Number(cell('relative_change'))).toBe(regression.relativeChange);
    expect([cell('series'), cell('verdict'), cell('commit')]).toEqual(['a.throughput', 'regression', '']);
  });

  it('is no formula, and has no text where a number is missing', () =>
    expect(csvLine(['=A1', 'x\ny', NaN, Infinity, undefined, -1])).toBe('\'=A1,"x\ny",,,,-1'));
});

describe('JUnit', () => {
  const report = (failOn: 'regression' | 'never', ...analyses: Analysis[]) =>
    new DOMParser().parseFromString(junitReport([{ test: '<t> & "u"', analyses }], failOn), 'application/xml');

  it('fails a series with a regression, and skips one that cannot be judged', () => {
    const xml = report('regression', worse, better, analyse('noStableLevel', 'w'));
    const suite = xml.querySelector('testsuite')!;
    const counts = ['name', 'tests', 'failures', 'skipped'].map((name) => suite.getAttribute(name));
    expect(counts).toEqual(['<t> & "u"', '3', '1', '1']);
    const inside = [...suite.children].map((one) => [
      one.getAttribute('name'),
      ...[...one.children].map((c) => c.tagName),
    ]);
    expect(inside).toEqual([
      ['a.throughput', 'failure'],
      ['a.latency', 'system-out'],
      ['w', 'skipped'],
    ]);
    expect(xml.querySelector('failure')!.getAttribute('message')).toMatch(/^Regression: −12\.0 % on \d{4}-/);
    expect(xml.querySelector('failure')!.textContent).toContain('100 ± 1 (70 runs) → 88 ± 1 (50 runs)\n');
  });

  it('fails nothing that does not fail the build', () =>
    expect(report('never', worse).querySelector('failure')).toBeNull());

  it('escapes what XML does not allow', () => expect(xmlText('a\u0000\n<\ud800')).toBe('a\ufffd&#10;&lt;\ufffd'));
});

describe('annotations for GitHub', () => {
  const levels = (text: string) => [...text.matchAll(/^::(\w+)/gm)].map(([, level]) => level);

  it('are one for each run', () => {
    const text = githubReport([{ test: 't', analyses: [better, worse] }], 'regression');
    expect(levels(text)).toEqual(['error']);
    expect(text).toMatch(/^::error title=t%3A Regression%3A −12\.0 %25 of a\.throughput on \S+ and 1 more::/);
    expect(text.split('\n').at(-1)).toBe('Hunter: t: 1 regression and 1 improvement in 2 series of up to 120 runs.');
  });

  it('say how much it matters', () => {
    expect(levels(githubReport([{ test: 't', analyses: [worse] }], 'never'))).toEqual(['warning']);
    expect(levels(githubReport([{ test: 't', analyses: [better] }], 'regression'))).toEqual(['notice']);
  });

  it('cannot become another command', () => {
    expect(workflowProperty('a::b,\nc')).toBe('a%3A%3Ab%2C%0Ac');
    expect(levels(githubReport([{ test: 'x\n::error::y', analyses: [] }], 'regression'))).toEqual([]);
  });
});
