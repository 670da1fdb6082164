import { DataTopic, type DataFrame } from '@grafana/data';

import type { Detector } from '../core/changepoint/detection';
import { loadDetector } from '../core/changepoint/detector';
import { HunterError } from '../core/errors';
import { analyseSeries } from '../core/query/analyse';
import type { Progress } from '../core/query/collect';
import { DEFAULT_QUERY, type HunterQueryModel } from '../core/query/model';
import { DAY } from '../core/times/days';
import { answerFrames, MAX_MARKS } from './query-frames';
import { analysisOfFrame } from './series-frame';

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
});

const now = Date.UTC(2026, 5, 1);
const times = Float64Array.from({ length: 40 }, (_, i) => now - (39 - i) * DAY);
const view = { from: now - 30 * DAY, to: now };

function progress(names: string[], after = 80): Progress {
  const values = Float64Array.from(times, (_, i) => (i < 20 ? 100 : after) + (i % 3));
  return {
    plan: { batches: [names], commonStart: 'p.', notices: [] },
    analyses: names.map((name) =>
      analyseSeries({ name, target: name, labels: { name }, times, values }, DEFAULT_QUERY, detector)
    ),
    problems: [],
    unknown: [],
    done: 1,
    total: 1,
  };
}

const ask = (show: HunterQueryModel['show'], state = progress(['p.throughput']), shown = view) =>
  answerFrames('A', { ...DEFAULT_QUERY, show }, state, shown);

const column = (frame: DataFrame, name: string) => frame.fields.find((field) => field.name === name)?.values;

it('series come clipped to the view, with the analysis of all runs', () => {
  const [frame] = ask('series');
  expect(frame).toMatchObject({ refId: 'A', name: 'throughput' });
  expect(column(frame, 'Time')).toEqual([...times.slice(9)]);
  expect(frame.fields[1]).toMatchObject({
    labels: { series: 'p.throughput' },
    config: { displayNameFromDS: 'throughput' },
  });
  const { changes, segments } = analysisOfFrame(frame)!;
  expect(changes.map(({ time }) => time)).toEqual([times[20]]);
  expect(segments).toMatchObject([
    { from: times[0], to: times[19], n: 20 },
    { from: times[20], to: times[39], n: 20 },
  ]);
});

it('change points come as annotations whose fields are the same for all', () => {
  const frame = ask('series').at(-1)!;
  expect(frame.meta?.dataTopic).toBe(DataTopic.Annotations);
  expect(column(frame, 'time')).toEqual([times[20]]);
  expect(column(frame, 'timeEnd')).toEqual([times[20]]);
  expect(column(frame, 'color')).toEqual(['red']);
  // with any other id Grafana offers to edit and delete the mark
  expect(column(frame, 'id')).toEqual([0]);
  expect(column(frame, 'title')).toEqual(['Regression: −19.8 % · throughput']);
  expect(column(frame, 'tags')).toEqual([['change point', 'regression']]);
});

it('without a change in the view there is an annotation frame still, and empty', () => {
  const frame = ask('series', undefined, { from: now - 5 * DAY, to: now }).at(-1)!;
  expect(frame.meta?.dataTopic).toBe(DataTopic.Annotations);
  expect(frame.length).toBe(0);
});

it('zooming does not change what was found', () => {
  const changesOf = (days: number) => analysisOfFrame(ask('series', undefined, { from: now - days * DAY, to: now })[0]);
  expect(changesOf(3)).toEqual(changesOf(30));
});

it('where no run is in view, panels get the last runs, and programs none', () => {
  const after = { from: now + DAY, to: now + 2 * DAY };
  const drawn = (shown: typeof view, room?: number) =>
    column(
      answerFrames('A', { ...DEFAULT_QUERY, show: 'series' }, progress(['p.throughput']), shown, { room })[0],
      'Time'
    );
  expect(drawn(after, 1000)).toEqual([...times.slice(-30)]);
  expect(drawn(after)).toEqual([]);
  expect(drawn(view, 1000)).toEqual([...times.slice(9)]);
});

it('a panel that shows a part of the runs is told all that were analysed', () => {
  const frames = (shown: typeof view) =>
    answerFrames('A', { ...DEFAULT_QUERY, show: 'series' }, progress(['p.throughput']), shown, { room: 1000 });
  expect(analysisOfFrame(frames({ from: now - 3 * DAY, to: now })[0])!.analysed!.times).toEqual([...times]);
  expect(analysisOfFrame(frames({ from: 0, to: now })[0])!.analysed).toBeUndefined();
});

it('segments, changes and the table are answers of their own', () => {
  const [, means] = ask('segments');
  expect(column(means, 'Value')!.slice(10, 12)).toEqual([100.95, 80.95 + 0.1].map((value) => expect.closeTo(value, 0)));
  const [changes] = ask('changeSeries');
  // a regression is positive, whichever way the metric went
  expect(column(changes, 'Value')!.filter((value) => value !== 0)).toEqual([expect.closeTo(19.8, 0)]);
  const [table] = ask('changePoints');
  expect(column(table, 'Series')).toEqual(['p.throughput']);
  expect(column(table, 'Change')).toEqual([expect.closeTo(-0.198, 2)]);
  expect(column(table, 'Last good run')).toEqual([times[19]]);
});

it('an empty table says that nothing changed, and in how much', () => {
  const [table] = ask('changePoints', undefined, { from: times[25], to: now });
  expect(table.length).toBe(0);
  expect(table.meta?.notices?.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^No change point in the time range shown: 1 series of up to \d+ runs\.$/),
  ]);
  expect(ask('changePoints')[0].meta?.notices).toBeUndefined();
});

it('too many marks are cut to the largest, and that is said', () => {
  const names = Array.from({ length: MAX_MARKS + 1 }, (_, i) => `p.m${i}`);
  const frames = ask('series', progress(names));
  expect(frames.at(-1)!.length).toBe(MAX_MARKS);
  expect(frames[0].meta?.notices?.[0].text).toBe(
    `${MAX_MARKS} of ${MAX_MARKS + 1} change points are marked, the largest.`
  );
});

it('what is wrong with some targets is noted beside the rest', () => {
  const state = {
    ...progress(['p.a']),
    problems: Array.from({ length: 7 }, (_, i) => new HunterError('empty', `no data for x${i}`)),
  };
  const notices = ask('series', state)[0].meta?.notices?.map(({ text }) => text);
  expect(notices).toEqual(
    [...Array(5).keys()].map((i) => `no data for x${i}`).concat('2 more targets have no data or an error.')
  );
});

it('a view without runs says when the last one was', () => {
  const [frame] = ask('series', undefined, { from: now + DAY, to: now + 2 * DAY });
  expect(frame.length).toBe(0);
  expect(frame.meta?.notices?.[0].text).toContain('the last one was 2026-06-01');
});
