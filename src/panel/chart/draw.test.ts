import { createTheme } from '@grafana/data';
import { LineInterpolation } from '@grafana/schema';
import type uPlot from 'uplot';

import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { VERDICT_COLORS } from '../../frames/change-frames';
import { seriesFrame } from '../../frames/series-frame';
import type { Triage } from '../../shared/triage/triage';
import { linesOf, withAnalysis, type ChartSeries } from '../model/chart-series';
import { levelAtTime, levelsOf } from '../model/level';
import { shownChanges } from '../model/shown-changes';
import { buildConfig, scaleOf } from './chart-config';
import { drawMarks } from './draw-marks';
import { PlotRange } from './moving-range';
import { placeMarks, sameMarks } from './place-marks';

const theme = createTheme();
const { times } = SAMPLES.step;
const plotRange = new PlotRange({ from: times[0], to: times[119] });

function charted(kind: keyof typeof SAMPLES, more: Partial<ChartSeries> = {}): ChartSeries {
  const analysis = analyseSeries({ ...SAMPLES[kind], target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);
  const frame = seriesFrame('A', analysis, kind, { from: 0, to: Infinity });
  return { ...withAnalysis(linesOf([frame], theme)[0], undefined), ...more };
}

const markedOf = (one: ChartSeries, state?: Triage['state']) =>
  shownChanges(one, { minChange: 0, showHidden: true, triage: new Map() }).shown.map((change) => ({
    ...change,
    ...(state && { triage: { state, updated: 1, annotationId: 1 } }),
  }));

/** A plot in which a run is 10 px wide and a unit of the level 1 px, as it draws on a canvas that takes notes. */
function plotOf(from = 0, to = 119) {
  const filled: Array<{ with: string; alpha: number; glyph: boolean }> = [];
  const ctx: Record<string, unknown> = { globalAlpha: 1 };
  const note = (glyph: boolean, colour = ctx.fillStyle) =>
    filled.push({ with: String(colour), alpha: Number(ctx.globalAlpha), glyph });
  ['save', 'restore', 'translate', 'scale', 'setLineDash', 'beginPath', 'moveTo', 'lineTo', 'stroke'].forEach(
    (name) => (ctx[name] = () => undefined)
  );
  Object.assign(ctx, {
    fillRect: () => note(false),
    drawImage: (picture: HTMLCanvasElement) => note(true, insides.get(picture)),
  });
  const plot = {
    ctx,
    bbox: { left: 0, top: 0, width: 1200, height: 200 },
    scales: { x: { min: times[from], max: times[to] } },
    valToPos: (value: number, scale: string) =>
      scale === 'x' ? (10 * (value - times[0])) / (times[1] - times[0]) : 200 - value,
  };
  return { plot: plot as object as uPlot, filled };
}

/** The colour that a picture of a glyph is filled with. */
const insides = new Map<HTMLCanvasElement, string>();

beforeAll(() => {
  Object.assign(window, { Path2D: class {} });
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    const ignored = () => undefined;
    const ctx = { fillStyle: '', scale: ignored, translate: ignored, stroke: ignored };
    return Object.assign(ctx, { fill: () => insides.set(this, ctx.fillStyle) }) as never;
  });
});

describe('a mark', () => {
  it('of a step stands at its first run, on the new level', () => {
    const step = charted('step');
    expect(placeMarks(plotOf().plot, [step], [markedOf(step)])).toMatchObject([{ left: 700, top: 112 }]);
  });

  it('of a drift stands amid the part in view, and spans that part', () => {
    const drift = charted('gradual');
    const [whole] = placeMarks(plotOf().plot, [drift], [markedOf(drift)]);
    expect(whole.span).toEqual({ left: 300, width: 590 });
    const [part] = placeMarks(plotOf(60, 119).plot, [drift], [markedOf(drift)]);
    expect(part.span).toEqual({ left: 600, width: 290 });
    expect(part.left).toBe(745);
  });

  it('out of view is none, and those in view go from left to right, whatever series they are of', () => {
    const all = [charted('unconfirmed'), charted('step'), charted('gradual')];
    const marked = all.map((one) => markedOf(one));
    expect(placeMarks(plotOf().plot, all, marked).map(({ one }) => one.label)).toEqual([
      'gradual',
      'step',
      'unconfirmed',
    ]);
    expect(placeMarks(plotOf(0, 20).plot, all, marked)).toEqual([]);
  });

  it('is drawn anew where it moved, or where the team said something', () => {
    const step = charted('step');
    const place = (state?: Triage['state'], from = 0) => placeMarks(plotOf(from).plot, [step], [markedOf(step, state)]);
    expect(sameMarks(place(), place())).toBe(true);
    expect(sameMarks(place(), place('expected'))).toBe(false);
    expect(sameMarks(place(), [])).toBe(false);
    const [moved] = place();
    expect(sameMarks(place(), [{ ...moved, left: 1 }])).toBe(false);
  });
});

describe('the look of a mark', () => {
  const drawn = (kind: keyof typeof SAMPLES, state?: Triage['state']) => {
    const one = charted(kind);
    const { plot, filled } = plotOf();
    drawMarks(plot, placeMarks(plot, [one], [markedOf(one, state)]), theme);
    return filled;
  };
  const glyph = (...args: Parameters<typeof drawn>) => drawn(...args).find((one) => one.glyph)!;
  const background = theme.colors.background.primary;

  it('is filled with the colour of its meaning; what somebody looks after is hollow', () => {
    const red = theme.visualization.getColorByName(VERDICT_COLORS.regression);
    expect(glyph('step')).toMatchObject({ with: red, alpha: 1 });
    expect(glyph('step', 'acknowledged').with).toBe(background);
    expect(glyph('unconfirmed').with).toBe(background);
  });

  it('is faint when the team has hidden the change', () => {
    expect(glyph('step', 'hidden').alpha).toBeLessThan(0.5);
  });

  it('has a band where a change took time, and none where it did not', () => {
    expect(drawn('gradual').filter((one) => !one.glyph)).toHaveLength(2);
    expect(drawn('step').filter((one) => !one.glyph)).toHaveLength(0);
  });
});

describe('the level', () => {
  const drift = { from: 0, to: 40, mean: 100, std: 1, n: 5, slope: 2 };

  it('of a drift rises from its first run to its last, and on to the next run', () => {
    expect(levelsOf(drift, false)).toEqual([96, 104]);
    expect(levelsOf(drift, true)).toEqual([96, 106]);
    expect(levelAtTime([drift], 10)).toBe(98);
  });

  it('is nowhere but within a segment; a segment of one run has its value', () => {
    expect(levelAtTime([drift], 41)).toBeUndefined();
    expect(levelAtTime([{ from: 5, to: 5, mean: 7, std: 0, n: 1 }], 5)).toBe(7);
  });
});

describe('axes', () => {
  const configured = (...series: ChartSeries[]) => buildConfig(series, { theme, timeZone: 'utc', plotRange });
  const scales = (...series: ChartSeries[]) => Object.keys(configured(...series).getConfig().scales ?? {});

  it('are shared by series of one unit, and apart by unit and by way of counting', () => {
    const ms = charted('step', { unit: 'ms' });
    const log = charted('step', { unit: 'ms', custom: { scaleDistribution: { type: 'log' as never, log: 10 } } });
    expect(scales(ms, ms)).toEqual(['x', 'y-ms']);
    expect(scales(ms, charted('step', { unit: 'B' }), log)).toEqual(['x', 'y-ms', 'y-B', 'y-ms-log10']);
    expect(scaleOf(log)).not.toBe(scaleOf(ms));
  });

  it('have lines as their fields say', () => {
    const custom = { lineInterpolation: LineInterpolation.StepAfter, fillOpacity: 20, spanNulls: true };
    const { spanGaps, fill } = configured(charted('step', { custom })).getConfig().series.at(-1)!;
    expect(spanGaps).toBe(true);
    expect(fill).toBeDefined();
  });

  it('that are hidden leave the series on its scale', () => {
    const { axes, series } = configured(charted('step', { custom: { axisPlacement: 'hidden' as never } })).getConfig();
    expect(axes).toHaveLength(1);
    expect(series.at(-1)!.scale).toBe('y-');
  });

  it('of the second unit stand on the right', () => {
    const { axes } = configured(charted('step', { unit: 'ms' }), charted('step', { unit: 'B' })).getConfig();
    expect(axes!.map(({ side }) => side)).toEqual([2, 3, 1]);
  });

  it('of time are the time range of the dashboard, also where runs are in a part of it only', () => {
    const scale = configured(charted('step')).getConfig().scales!.x;
    expect((scale.range as never as () => number[])()).toEqual([times[0], times[119]]);
  });
});
