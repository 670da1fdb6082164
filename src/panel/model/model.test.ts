import { createTheme, FieldType, toDataFrame, type DataFrame } from '@grafana/data';
import fc from 'fast-check';

import type { Detector } from '../../core/changepoint/detection';
import { loadDetector } from '../../core/changepoint/detector';
import { type DetectionOptions, DEFAULT_DETECTION } from '../../core/changepoint/options';
import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { frameAnalysis, seriesFrame } from '../../frames/series-frame';
import { alignLines } from './aligned';
import { linesOf, withAnalysis } from './chart-series';
import { groupSeries } from './group';

const theme = createTheme();
let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
});
const chartSeries = (frames: DataFrame[], detection: DetectionOptions | undefined = DEFAULT_DETECTION) =>
  linesOf(frames, theme).map((line) =>
    withAnalysis(line, frameAnalysis(analyseSeries(line.series, { detection }, detector)))
  );

const times = Array.from({ length: 40 }, (_, i) => i * 1000);
const values = times.map((_, i) => (i < 20 ? 100 : 80) + (i % 3));
const frame = (extra: Array<number | null> = values) =>
  toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: times },
      { name: 'latency', type: FieldType.number, values: extra },
      { name: 'note', type: FieldType.string, values: times.map(String) },
    ],
  });

it('series of any data source are analysed here', () => {
  const [series, ...others] = chartSeries([frame()]);
  expect(others).toHaveLength(0);
  expect(series).toMatchObject({ label: 'latency', changes: [{ index: 20, verdict: 'improvement' }] });
  expect(series.segments).toHaveLength(2);
});

it('while the detector loads, series are shown and nothing is said about changes', () => {
  const series = withAnalysis(linesOf([frame()], theme)[0], undefined);
  expect(series).toMatchObject({ pending: true, changes: [], segments: [] });
  expect(series.values).toHaveLength(40);
});

it('missing values are left out, in whatever order the rows are', () => {
  const shuffled = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [...times].reverse() },
      { name: 'v', type: FieldType.number, values: [...values].reverse().map((value, i) => (i === 3 ? null : value)) },
    ],
  });
  const [series] = chartSeries([shuffled]);
  expect([...series.times]).toEqual(times.filter((_, i) => i !== 36));
  expect(series.changes.map(({ time }) => time)).toEqual([20_000]);
});

it('our data source’s own analysis is taken as it is', () => {
  const analysis = analyseSeries(
    { name: 's', target: 's', labels: {}, times: Float64Array.from(times), values: Float64Array.from(values) },
    DEFAULT_QUERY,
    detector
  );
  const shown = seriesFrame('A', analysis, 's', { from: 30_000, to: 40_000 });
  const [series] = chartSeries([shown], { ...DEFAULT_DETECTION, method: 'off' });
  expect(series.values).toHaveLength(10);
  expect(series.changes).toEqual(analysis.changes);
});

it('lines go on over times of others and break where runs are missing', () => {
  const line = (own: number[]) => ({ times: Float64Array.from(own), values: Float64Array.from(own) });
  const [axis, a, b] = alignLines([line([0, 1, 2, 3, 10, 11]), line([0, 2.5])]);
  expect(axis).toEqual([0, 1, 2, 2.5, 3, 6.5, 10, 11]);
  expect(a).toEqual([0, 1, 2, undefined, 3, null, 10, 11]);
  expect(b).toEqual([0, undefined, undefined, 2.5, undefined, undefined, undefined, undefined]);
});

it('series share a chart only on like levels', () => {
  const at = (label: string, level: number, unit = '') => ({
    ...chartSeries([frame(times.map(() => level))])[0],
    label,
    unit,
  });
  const groups = groupSeries([at('a', 100), at('b', 1000), at('c', 300), at('d', 100, 'ms')]);
  expect(groups.map((group) => group.map(({ label }) => label))).toEqual([['a', 'c'], ['b'], ['d']]);
});

it('lines with the same times are put together as lines with different ones are', () => {
  const line = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.double({ noNaN: true })), { minLength: 1 });
  fc.assert(
    fc.property(line, (steps) => {
      let time = 0;
      const common = Float64Array.from(steps, ([step]) => (time += step ** 3));
      const a = { times: common, values: Float64Array.from(steps, ([, value]) => value) };
      const b = { times: common.slice(), values: common };
      const other = { times: common.slice(0, 1), values: common.slice(0, 1) };
      const numbers = (all: Array<ArrayLike<unknown>>) => all.map((column) => Array.from<unknown>(column));
      expect(numbers(alignLines([a, b]))).toEqual(numbers(alignLines([a, b, other]).slice(0, 3)));
    })
  );
});

it('a long table, as SQL answers, has a line for each combination of its texts, each in a colour of its own', () => {
  const rows = times.flatMap((time, i) => [
    { time, test: 'read', latency: values[i] },
    { time, test: 'scan', latency: 100 + (i % 3) },
  ]);
  const table = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: rows.map(({ time }) => time) },
      { name: 'test', type: FieldType.string, values: rows.map(({ test }) => test) },
      // as Grafana's InfluxDB and panels leave it
      {
        name: 'latency',
        type: FieldType.number,
        values: rows.map(({ latency }) => latency),
        config: { displayNameFromDS: 'latency', color: { mode: 'palette-classic' } },
        state: { seriesIndex: 0, displayName: 'latency' },
      },
    ],
  });
  const [read, scan, ...others] = chartSeries([table]);
  expect(others).toHaveLength(0);
  expect([read.label, scan.label]).toEqual(['latency read', 'latency scan']);
  expect([read, scan].map(({ changes }) => changes.length)).toEqual([1, 0]);
  expect(read.color).not.toBe(scan.color);
  expect([read, scan].every(({ isPart }) => isPart)).toBe(true);
  expect(chartSeries([frame()])[0].isPart).toBe(false);
});
