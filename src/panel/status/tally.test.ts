import { createTheme } from '@grafana/data';

import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { seriesFrame } from '../../frames/series-frame';
import { linesOf, withAnalysis, type ChartSeries } from '../model/chart-series';
import { shownChanges } from '../model/shown-changes';
import { tallyOf } from './tally';

const markedOf = (one: ChartSeries) => shownChanges(one, { minChange: 0, showHidden: false, triage: new Map() }).shown;

/** Series named after metrics of which one knows which way is better. */
function many(samples: Array<[keyof typeof SAMPLES, string]>): ChartSeries[] {
  const frames = samples.map(([sample, metric], i) => {
    const name = `perf.${i}.${metric}`;
    const analysis = analyseSeries({ ...SAMPLES[sample], name, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);
    return seriesFrame('A', analysis, name, { from: 0, to: Infinity });
  });
  return linesOf(frames, createTheme()).map((line) => withAnalysis(line, undefined));
}

const times = <T>(count: number, one: T): T[] => new Array<T>(count).fill(one);

it('counts what changed for the worse and for the better', () => {
  const series = many([
    ...times<[keyof typeof SAMPLES, string]>(3, ['step', 'throughput']),
    ['step', 'latency'],
    ['step', 'anything'],
    ...times<[keyof typeof SAMPLES, string]>(7, ['tooShort', 'latency']),
  ]);
  expect(tallyOf(series, markedOf)).toBe('3 of 12 regressed, 1 improved, 1 changed.');
  expect(tallyOf(series, () => [])).toBe('No change in 12 series.');
});

it('begins with what there is', () => {
  const series = many(times(11, ['step', 'latency']));
  expect(tallyOf(series, markedOf)).toBe('11 of 11 improved.');
});

it('says nothing of few series, nor before all are analysed', () => {
  const series = many(times(11, ['step', 'latency']));
  expect(tallyOf(series.slice(1), markedOf)).toBeUndefined();
  expect(tallyOf([...series.slice(1), { ...series[0], pending: true }], markedOf)).toBeUndefined();
});
