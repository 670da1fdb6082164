import type { DataFrame } from '@grafana/data';

import { analyseSeries } from '../core/query/analyse';
import type { Progress } from '../core/query/collect';
import { DEFAULT_QUERY, type HunterQueryModel } from '../core/query/model';
import { SAMPLES, sampleDetector } from '../core/testing/sample-detections';
import { answerFrames } from './query-frames';
import { analysisOfFrame } from './series-frame';

type Kind = keyof typeof SAMPLES;

const { times } = SAMPLES.step;
const all = { from: times[0], to: times[times.length - 1] };

function ask(kinds: Kind[], show: HunterQueryModel['show'], view = all, method: 'robust' | 'otava' = 'robust') {
  const progress: Progress = {
    plan: { batches: [], commonStart: 'perf.t.', notices: [] },
    analyses: kinds.map((kind) =>
      analyseSeries({ ...SAMPLES[kind], target: '', labels: {} }, DEFAULT_QUERY, sampleDetector)
    ),
    problems: [],
    unknown: [],
    done: 1,
    total: 1,
  };
  return answerFrames(
    'A',
    { ...DEFAULT_QUERY, detection: { ...DEFAULT_QUERY.detection, method }, show },
    progress,
    view
  );
}

it('in Explore, a table has times and names that fit into its columns, and the whole path in one of its own', () => {
  const progress: Progress = {
    plan: { batches: [], commonStart: 'perf.t.', notices: [] },
    analyses: [
      analyseSeries({ ...SAMPLES.step, name: 'perf.t.latency', target: '', labels: {} }, DEFAULT_QUERY, sampleDetector),
    ],
    problems: [],
    unknown: [],
    done: 1,
    total: 1,
  };
  const [, table] = answerFrames('A', DEFAULT_QUERY, progress, all, { explore: true });
  expect(column(table, 'Series')).toEqual(['latency']);
  expect(column(table, 'Path')).toEqual(['perf.t.latency']);
  expect(table.fields.find(({ name }) => name === 'Time')?.config.unit).toBe('time:YYYY-MM-DD HH:mm');
});

const column = (frame: DataFrame, name: string) => frame.fields.find((field) => field.name === name)?.values;

it('the segment of a drift is a sloped line', () => {
  const [, levels] = ask(['gradual'], 'segments');
  const values: number[] = column(levels, 'Value')!;
  expect([values[29], values[90]]).toEqual([100, 108]);
  const steps = values.slice(31, 90).map((value, i) => value - values[30 + i]);
  expect(steps.every((step) => Math.abs(step - 8 / 60) < 1e-9)).toBe(true);
  expect((values[30] + values[89]) / 2).toBeCloseTo(104);
});

it('a drift is annotated as a region, also when its start is out of view', () => {
  const drift = { from: times[60], to: times[119] };
  const annotations = ask(['gradual'], 'series', drift).at(-1)!;
  expect([column(annotations, 'time'), column(annotations, 'timeEnd')]).toEqual([[times[30]], [times[89]]]);
  expect(ask(['gradual'], 'series', { from: times[100], to: times[119] }).at(-1)!.length).toBe(0);
});

it('a last run that is off is muted, and alerts nobody', () => {
  const annotations = ask(['unconfirmed'], 'series').at(-1)!;
  expect(column(annotations, 'color')).toEqual(['gray']);
  expect(column(annotations, 'title')).toEqual(['Last run is off by +12.0 %: not yet confirmed · latency_p99']);
  const [changes] = ask(['unconfirmed'], 'changeSeries');
  expect(column(changes, 'Value')!.some((value) => value !== 0)).toBe(false);
});

it('the table has what robust knows, and no empty columns for Otava', () => {
  const [table] = ask(['step', 'gradual', 'unconfirmed'], 'changePoints');
  expect(column(table, 'Kind')).toEqual(['gradual', 'step', 'unconfirmed']);
  expect(column(table, 'Change from')).toEqual([0.07, -0.124, null]);
  expect(column(table, 'Effect size')).toEqual([8, -12, 12]);
  expect(column(table, 'Runs until reported')).toEqual([23, 3, 1]);
  expect(column(table, 'Runs of drift')).toEqual([60, null, null]);
  const [plain] = ask(['step'], 'changePoints', all, 'otava');
  expect(plain.fields.map(({ name }) => name)).not.toContain('Effect size');
  expect(column(plain, 'Kind')).toEqual(['step']);
});

it('what cannot be judged is noted in one line, and travels with the series', () => {
  const [, wanders, ...others] = ask(['step', 'noStableLevel', 'tooShort'], 'series');
  expect(analysisOfFrame(wanders)?.remark).toBe('noStableLevel');
  expect(others).toHaveLength(2);
  const [{ meta }] = ask(['step', 'noStableLevel', 'tooShort'], 'series');
  expect(meta?.notices).toEqual([
    { severity: 'info', text: '1 of 3 series has no stable level: cpu_time.' },
    { severity: 'info', text: '1 of 3 series has too few runs to judge: gc_pause.' },
  ]);
});
