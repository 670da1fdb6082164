import { createTheme, FieldType, LoadingState, toDataFrame, type PanelData } from '@grafana/data';

import type { Detector } from '../../core/changepoint/detection';
import { DEFAULT_DETECTION } from '../../core/changepoint/options';
import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { changeTable } from '../../frames/change-frames';
import { seriesFrame } from '../../frames/series-frame';
import { stub } from '../../testing/stub';
import { sidesOf } from '../card/Distributions';
import { linesOf, withAnalysis, type ChartSeries } from '../model/chart-series';
import { shownChanges } from '../model/shown-changes';
import { DEFAULT_OPTIONS } from '../options/panel-defaults';
import { legendItem } from './legend-item';
import { outlookOf } from './outlook';
import { emptyText, optionsProblem } from './problems';
import { statusLines } from './status-lines';
import { summaryOf } from './summary';

type Kind = keyof typeof SAMPLES;

function charted(kind: Kind, more: Partial<ChartSeries> = {}, view = { from: 0, to: Infinity }): ChartSeries {
  const analysis = analyseSeries({ ...SAMPLES[kind], target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);
  const frame = seriesFrame('A', analysis, kind, view, 1000);
  return { ...withAnalysis(linesOf([frame], createTheme())[0], undefined), ...more };
}

const markedOf = (one: ChartSeries) => shownChanges(one, { minChange: 0, showHidden: false, triage: new Map() }).shown;
const summary = (...series: ChartSeries[]) => summaryOf(series, markedOf);

describe('who hears a chart', () => {
  it('is told five series, and how many there are more', () => {
    const many = Array.from({ length: 7 }, (_, i) => charted('step', { label: `m${i}` }));
    const text = summary(...many);
    expect(text).toContain('of m4');
    expect(text).not.toContain('of m5');
    expect(text).toMatch(/ 2 more series\.$/);
  });

  it('is told why nothing is said of a series, and what is not known yet', () => {
    expect(summary(charted('step', { pending: true }))).toBe('Change points. step: not analysed yet.');
    expect(summary(charted('noStableLevel'))).toMatch(/^Change points\. .*noStableLevel.*level/);
  });

  it('hears sentences: each ends once', () => {
    const text = summary(charted('step'), charted('tooShort'), charted('noStableLevel'));
    expect(text).toMatch(/[^.]\.$/);
    expect(text).not.toContain('..');
  });

  it('is not told of changes that have no mark', () => {
    expect(summaryOf([charted('step')], () => [])).toBe('Change points. step: no change in 120 runs.');
  });
});

describe('the legend', () => {
  const values = (one: ChartSeries, table = true) => legendItem(one, markedOf(one), table).getDisplayValues!();
  const format = (value: number) => `${value} ms`;

  it('as a table has the level that the series is at now, and its runs', () => {
    expect(values(charted('step', { format })).map(({ text }) => text)).toEqual(['−12.0 %', '88 ms ± 1 ms', '50']);
  });

  it('sorts by the size of the last change, those without one between', () => {
    const sizes = (['step', 'gradual', 'tooShort'] as const).map((kind) => values(charted(kind))[0].numeric);
    expect(sizes[0]).toBeLessThan(sizes[2]);
    expect(sizes[2]).toBeLessThan(sizes[1]);
  });

  it('has the values that its options name, over what is in view', () => {
    const one = charted('step', { format });
    const [, max, last] = legendItem(one, markedOf(one), false, ['max', 'lastNotNull']).getDisplayValues!();
    expect(max).toMatchObject({ title: 'Max', numeric: Math.max(...one.values) });
    expect(last).toMatchObject({ title: 'Last *', numeric: one.values[119] });
  });

  it('of a series that is switched off keeps its name and says nothing of it', () => {
    const item = legendItem(charted('step', { off: true }), [], false);
    expect(item).toMatchObject({ label: 'step', disabled: true });
    expect(item.getDisplayValues!()[0].text).toBe('');
  });

  it('says that a series is being analysed, not that nothing changed', () => {
    expect(values(charted('step', { pending: true, changes: [], segments: [] })).map(({ text }) => text)).toEqual([
      '…',
      '',
      '',
    ]);
  });
});

describe('when a change would be known', () => {
  const outlook = (one: ChartSeries, options = DEFAULT_DETECTION) => outlookOf(one, options, stub<Detector>({}));

  it.each<[string, ChartSeries, Partial<typeof DEFAULT_DETECTION>]>([
    ['of a series that is being analysed', charted('step', { pending: true }), {}],
    ['of one without a level', charted('noStableLevel'), {}],
    [
      'of one without points',
      charted('step', { analysed: { values: new Float64Array(), times: new Float64Array() } }),
      {},
    ],
    ['without detection', charted('step'), { method: 'off' }],
  ])('is not foretold %s', (_, one, options) => {
    expect(outlook(one, { ...DEFAULT_DETECTION, ...options })).toBeUndefined();
  });
});

describe('what is said of a series', () => {
  const { times } = SAMPLES.step;
  const lastWeek = { from: times[113], to: times[119] };
  /** Confirms at once that the last run is of a new level. */
  const detector = stub<Detector>({
    detect: (values: Float64Array) =>
      ({ points: [{ index: values.length - 1, kind: 'step' }] }) as ReturnType<Detector['detect']>,
  });
  const outlook = (one: ChartSeries) => outlookOf(one, DEFAULT_DETECTION, detector);

  it('goes by all runs that were analysed, not by those in view', () => {
    const zoomed = charted('step', {}, lastWeek);
    expect(zoomed.values).toHaveLength(7);
    expect(outlook(zoomed)).toBe(
      'Stable since 2026-06-10 (50 runs). 1 more run until a 5 % change could be confirmed.'
    );
    expect(outlook(zoomed)).toBe(outlook(charted('step')));
    expect(summaryOf([zoomed], () => [])).toBe('Change points. step: no change in 120 runs.');
    const { before, after } = sidesOf(zoomed.changes[0], zoomed);
    expect([before.length, after.length]).toEqual([70, 50]);
  });

  it('is not that it is stable while it drifts', () => {
    const drift = charted('gradual');
    const drifting = { ...drift, segments: drift.segments.slice(0, 2) };
    expect(outlook(drifting)).toBe('Drifting since 2026-05-01 (60 runs).');
  });
});

describe('in place of a chart', () => {
  const text = (data: Partial<PanelData>) =>
    emptyText(stub<PanelData>({ state: LoadingState.Done, series: [], ...data }));
  const noticed = (severity: 'info' | 'error', message: string) =>
    toDataFrame({ fields: [], meta: { notices: [{ severity, text: message }] } });

  it('stands the first error that has words, before any notice', () => {
    const series = [noticed('info', 'No run is in view.')];
    expect(text({ series, errors: [{}, { message: 'Graphite is busy.' }] })).toBe('Graphite is busy.');
    expect(text({ series, errors: [{}] })).toBe('No run is in view.');
  });

  it('nothing is said to be missing while answers are on their way', () => {
    expect(text({ state: LoadingState.Streaming })).toBe('Loading…');
    expect(text({ state: LoadingState.Streaming, series: [toDataFrame({ fields: [] })] })).toBe('Loading…');
  });

  it('of an answer without rows, it is said that there are none, not that it has the wrong form', () => {
    expect(text({ series: [toDataFrame({ fields: [] })] })).toBe('The query found no data in this time range.');
    const time = { name: 'time', type: FieldType.time, values: [] };
    expect(text({ series: [toDataFrame({ fields: [time] })] })).toBe('The query found no data in this time range.');
  });

  it('of a table of change points, it is said where it is shown, and how to see the series', () => {
    const { changes } = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);
    const table = changeTable(
      'A',
      changes.map((change) => ({ change, label: 'step' })),
      'robust'
    );
    expect(linesOf([table], createTheme())).toEqual([]);
    expect(text({ series: [table] })).toMatch(/^The query answers with a table of change points.*“Show: Series”/);
  });

  it('of a live stream of texts, it is said that there are no numbers', () => {
    const log = toDataFrame({ fields: [{ name: 'line', type: FieldType.string, values: ['a'] }] });
    expect(text({ state: LoadingState.Streaming, series: [log] })).toMatch(/^No numeric time series/);
  });
});

describe('options', () => {
  it('as they come need no word', () => {
    expect(optionsProblem(DEFAULT_OPTIONS)).toBeUndefined();
  });

  it.each([
    ['maxPValue', { maxPValue: 'x' }],
    ['minMagnitude', { minMagnitude: -1 }],
    ['method', { method: 'guess' }],
  ])('of a provisioned dashboard that cannot be used are named: %s', (name, wrong) => {
    const options = { ...DEFAULT_OPTIONS, detection: { ...DEFAULT_DETECTION, ...wrong } as never };
    expect(optionsProblem(options)).toMatch(new RegExp(`detection\\.${name}.*Mend it in the panel’s options\\.$`));
  });

  it.each([
    ['layout', 'one', '"layout" is "one": it must be "auto", "overlay" or "multiples".'],
    ['minChange', '5 %', '"minChange" is "5 %": it must be a number of 0 or more, such as 0.05 for 5 %.'],
    ['metrics', {}, '"metrics" is an object: it must be a list of rules.'],
  ])('that would break the chart are named: %s', (name, value, said) => {
    const options = { ...DEFAULT_OPTIONS, [name]: value } as never;
    expect(optionsProblem(options)).toBe(`${said} Mend it in the panel’s options.`);
  });
});

describe('below the chart', () => {
  const nothing = { hidden: 0, small: 0 };
  const lines = (data: Partial<PanelData>, series: ChartSeries[] = [], left = nothing, minChange = 0) =>
    statusLines(
      series,
      stub<PanelData>({ series: [], ...data }),
      { found: new Map(), done: 2, total: 2 },
      left,
      minChange
    );

  it('is nothing where the picture says all', () => {
    expect(lines({ state: LoadingState.Done }, [charted('step')])).toEqual([]);
  });

  it('runs that are there are counted, and values too large to be analysed are named as such', () => {
    const all = (values: number[]) => ({
      analysed: { times: Float64Array.from(values, (_, i) => i), values: Float64Array.from(values) },
      segments: [],
    });
    expect(lines({}, [charted('tooShort', all([1, 2, 3]))])).toEqual(['tooShort has too few runs to judge (3 runs).']);
    expect(lines({}, [charted('tooShort', all([1, 1e300, -1e300]))])).toEqual([
      'tooShort has too few runs to judge: 2 of 3 runs are beyond ±1e100 and count as missing.',
    ]);
  });

  it('series that could not be judged are named with the reason', () => {
    const [short] = lines({}, [charted('tooShort'), charted('step')]);
    expect(short).toMatch(/tooShort/);
    expect(short).toMatch(/few|short/i);
    expect(short).not.toContain('step');
  });

  it('the smallest change is told as it was entered, without digits of the computer', () => {
    expect(lines({}, [], { hidden: 0, small: 3 }, 0.07)).toEqual(['Not shown: 3 of the changes, below 7 %.']);
    expect(lines({}, [], { hidden: 0, small: 3 }, 0.005)).toEqual(['Not shown: 3 of the changes, below 0.5 %.']);
  });
});
