import { analyseSeries, type Analysis } from '../query/analyse';
import { DEFAULT_QUERY } from '../query/model';
import { SAMPLES, sampleDetector } from '../testing/sample-detections';
import { MOST_CHARTS, svgReport } from './plot-svg';
import { sparkline } from './sparkline';
import { testsLine } from './verdict';
import { wrapLine } from './wrap';

const analyse = (kind: keyof typeof SAMPLES, name: string): Analysis =>
  analyseSeries({ ...SAMPLES[kind], name, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);

describe('a line of text', () => {
  const draw = (values: number[], changes: number[], width = 20) =>
    sparkline({ values: Float64Array.from(values), times: Float64Array.from(values.keys()) }, changes, width);

  it.each<[number[], number[], string]>([
    [[1, 1, 8, 8], [2], '▁▁│██'],
    [[1, NaN, 8], [], '▁ █'],
    [[5, 5], [], '▄▄'],
    [[NaN], [], ''],
    [[], [], ''],
  ])('%j changed at %j: %s', (values, changes, line) => expect(draw(values, changes)).toBe(line));

  it('is as wide as it may be, however many runs there are', () =>
    expect([
      ...draw(
        Array.from({ length: 1000 }, (_, i) => i % 7),
        [500],
        40
      ),
    ]).toHaveLength(40));
});

describe('SVG', () => {
  it('draws runs, levels and the change with its verdict', () => {
    const svg = svgReport([{ test: 't', analyses: [analyse('step', 'a.<throughput>')] }]);
    expect(svg).toContain('a.&lt;throughput&gt;');
    expect(svg).toMatch(/Regression: −/);
    expect(svg.match(/stroke="#222222"/g)).toHaveLength(2);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('names the test of several, and says how many are left out', () => {
    const many = Array.from({ length: MOST_CHARTS }, (_, i) => analyse('step', `m${i}`));
    const svg = svgReport([
      { test: 'one', analyses: many },
      { test: 'two', analyses: [analyse('noStableLevel', 'w')] },
    ]);
    expect(svg).toContain('one · m0');
    expect(svg).toContain('1 more series are not drawn.');
  });

  it('says of a series without values that it has none', () => {
    const empty = { ...analyse('step', 'a'), changes: [], segments: [] };
    const series = { ...empty.series, values: new Float64Array(0), times: new Float64Array(0) };
    expect(svgReport([{ test: 't', analyses: [{ ...empty, series }] }])).toContain('no values');
  });
});

it.each([
  ['short', 10, 'short'],
  ['  one two three', 10, '  one two\n    three'],
  ['  averylongnamewithoutspaces', 10, '  averylongnamewithoutspaces'],
])('%j in %d characters', (line, width, wrapped) => expect(wrapLine(line, width, '    ')).toBe(wrapped));

it('counts the tests that changed', () => {
  const changed = { test: 'a', analyses: [analyse('step', 'x')] };
  const quiet = { test: 'b', analyses: [analyse('noStableLevel', 'x')] };
  expect(testsLine([changed, quiet])).toBe('1 of 2 tests changed: a.');
  expect(testsLine([quiet])).toBe('No change points in 1 test.');
  expect(testsLine(Array<typeof changed>(12).fill(changed))).toMatch(/^12 of 12 tests changed: a, .*a and 2 more\.$/);
});
