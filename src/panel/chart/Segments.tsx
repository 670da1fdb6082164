import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { useTheme2, type UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';

import { standsOut } from '../../core/changepoint/change-point';
import { VERDICT_COLORS } from '../../frames/change-frames';
import type { ChartSeries } from '../model/chart-series';
import { levelsOf } from '../model/level';
import { verdictOf, type ShownChange } from '../model/shown-changes';
import { scaleOf } from './chart-config';
import { usePlotHook } from './usePlotHook';

interface Props {
  config: UPlotConfigBuilder;
  series: ChartSeries[];
  /** The changes to mark, by series. */
  marked: ShownChange[][];
  showSegments: boolean;
  showShades: boolean;
}

/**
 * Below the lines: the level of each segment, sloped where it drifts, in a band of one standard deviation to each side.
 * What came after a regression or an improvement that stands out is tinted, up to the next such change.
 */
export function Segments({ config, series, marked, showSegments, showShades }: Props) {
  const theme = useTheme2();
  usePlotHook(config, 'drawClear', (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    // tints of several series would lie on each other and tell nothing
    if (showShades && series.length === 1) {
      shade(plot, series[0], marked[0], theme);
    }
    if (showSegments) {
      // a series that wanders has levels only where it has jumped beyond that
      series
        .filter(({ remark, changes }) => remark !== 'noStableLevel' || changes.length > 0)
        .forEach((one) => drawSegments(plot, one));
    }
    ctx.restore();
  });
  return null;
}

function shade(plot: uPlot, { segments }: ChartSeries, marked: ShownChange[], theme: GrafanaTheme2): void {
  const { ctx, bbox } = plot;
  const end = segments.at(-1)?.to;
  // what hardly stands out has no say in what the time is tinted with
  const clear = marked.filter(({ change }) => standsOut(change));
  clear.forEach((shown, i) => {
    const verdict = verdictOf(shown);
    if (verdict !== 'regression' && verdict !== 'improvement') {
      return;
    }
    const left = plot.valToPos(shown.change.time, 'x', true);
    const right = plot.valToPos(clear[i + 1]?.change.time ?? end ?? shown.change.time, 'x', true);
    ctx.fillStyle = colorManipulator.alpha(theme.visualization.getColorByName(VERDICT_COLORS[verdict]), 0.07);
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
  });
}

/** All segments of a series in two paths: hundreds of series have a thousand segments. */
function drawSegments(plot: uPlot, one: ChartSeries): void {
  const { ctx } = plot;
  const scale = scaleOf(one);
  const y = (value: number) => plot.valToPos(value, scale, true);
  const bands = new Path2D();
  const levels = new Path2D();
  one.segments.forEach((segment, i) => {
    // A segment reaches to the next one's first run, so that the levels meet where the change is.
    const next = one.segments[i + 1];
    const left = plot.valToPos(segment.from, 'x', true);
    const right = plot.valToPos(next?.from ?? segment.to, 'x', true);
    const { std } = segment;
    const [start, end] = levelsOf(segment, next !== undefined);
    bands.moveTo(left, y(start + std));
    bands.lineTo(right, y(end + std));
    bands.lineTo(right, y(end - std));
    bands.lineTo(left, y(start - std));
    bands.closePath();
    levels.moveTo(left, y(start));
    levels.lineTo(right, y(end));
  });
  ctx.fillStyle = colorManipulator.alpha(one.color, 0.1);
  ctx.fill(bands);
  ctx.strokeStyle = colorManipulator.alpha(one.color, 0.9);
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.stroke(levels);
}
