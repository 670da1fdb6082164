import { createTheme, FieldType, LoadingState, toDataFrame, type PanelData } from '@grafana/data';

import type { SlicedDetector } from '../../core/changepoint/detection';
import { loadDetector } from '../../core/changepoint/detector';
import { DEFAULT_DETECTION } from '../../core/changepoint/options';
import { analyseSeries } from '../../core/query/analyse';
import { withProgress } from '../../frames/progress';
import { frameAnalysis } from '../../frames/series-frame';
import { linesOf, withAnalysis, type ChartSeries } from '../model/chart-series';
import { shownChanges } from '../model/shown-changes';
import { outlookOf } from './outlook';
import { statusLines } from './status-lines';
import { summaryOf } from './summary';

let detector: SlicedDetector;
beforeAll(async () => {
  detector = await loadDetector();
});

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

function charted(values: number[]): ChartSeries {
  const frame = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: values.map((_, i) => START + i * DAY) },
      { name: 'latency', type: FieldType.number, values },
    ],
  });
  const [line] = linesOf([frame], createTheme());
  return withAnalysis(line, frameAnalysis(analyseSeries(line.series, { detection: DEFAULT_DETECTION }, detector)));
}

const wave = (n: number, level: number) => Array.from({ length: n }, (_, i) => level + ((i * 7) % 5) - 2);
const markedOf = (one: ChartSeries) => shownChanges(one, { minChange: 0, showHidden: false, triage: new Map() }).shown;
const outlook = (values: number[]) => outlookOf(charted(values), DEFAULT_DETECTION, detector);

it('says since when a series is stable, and how soon a change would be known', () => {
  expect(outlook(wave(40, 100))).toMatch(/^No change in 40 runs since 2026-01-01\. \d+ more runs until a 5 % change/);
  expect(outlook([...wave(30, 100), ...wave(20, 140)])).toMatch(/^Stable since 2026-01-31 \(20 runs\)\. \d+ more runs/);
});

it('a series that switches between levels is not called stable: the levels are said', () => {
  const switching = charted([100, 140, 100, 140, 100, 140].flatMap((level) => wave(20, level)));
  expect(outlookOf(switching, DEFAULT_DETECTION, detector)).toBeUndefined();
  const data = { state: LoadingState.Done, series: [] } as unknown as PanelData;
  expect(statusLines([switching], data, { found: new Map(), done: 1, total: 1 }, { hidden: 0, small: 0 }, 0)).toEqual([
    'latency switches between 100 and 140 since 2026-01-21: 5 switches.',
  ]);
});

it('says how many runs are missing from a short series', () => {
  expect(outlook(wave(4, 100))).toMatch(/^\d+ more runs until a 5 % change could be confirmed\.$/);
});

it('does not say of one or two runs how much they vary', () => {
  expect([[5], [5, 6], [5, 6, 1e300]].map(outlook)).toEqual([undefined, undefined, undefined]);
});

it('does not promise what the noise forbids', () => {
  const noise = Array.from({ length: 40 }, (_, i) => 100 + 60 * Math.sin(i * i));
  expect(outlook(noise)).toContain('It varies too much for a 5 % change');
});

it('those who hear the chart are told of its changes', () => {
  const two = [charted([...wave(30, 100), ...wave(20, 140)]), charted(wave(40, 100))];
  expect(summaryOf(two, markedOf)).toBe(
    'Change points. 1 change of latency, the last: Regression: +40.0 % of latency on 2026-01-31. latency: no change in 40 runs.'
  );
});

it('says what is left out, and how far things are', () => {
  const [frame] = withProgress([toDataFrame({ fields: [] })], { done: 2, total: 5 });
  const data = { state: LoadingState.Streaming, series: [frame] } as PanelData;
  const lines = statusLines([], data, { found: new Map(), done: 1, total: 3 }, { hidden: 1, small: 2 }, 0.05);
  expect(lines).toEqual([
    'Analysing: 1 of 3 series are done.',
    'Loading: 2 of 5 answers are there.',
    'Hidden by the team: 1 of the changes.',
    'Not shown: 2 of the changes, below 5 %.',
  ]);
});
