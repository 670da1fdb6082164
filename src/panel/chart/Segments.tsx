import { colorManipulator } from '@grafana/data';
import type { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';

import type { ChartSeries } from '../model/chart-series';
import { levelsOf } from '../model/level';
import { scaleOf } from './config';
import { useHook } from './useHook';

interface Props {
  config: UPlotConfigBuilder;
  series: ChartSeries[];
}

/** Below the lines: the level of each segment, sloped where it drifts, in a band of one standard deviation to each side. */
export function Segments({ config, series }: Props) {
  useHook(config, 'drawClear', (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    // a series that wanders has no level that could be drawn
    series.filter(({ remark }) => remark !== 'noStableLevel').forEach((one) => drawSegments(plot, one));
    ctx.restore();
  });
  return null;
}

function drawSegments(plot: uPlot, one: ChartSeries): void {
  const { ctx } = plot;
  const y = (value: number) => plot.valToPos(value, scaleOf(one), true);
  one.segments.forEach((segment, i) => {
    // A segment reaches to the next one's first run, so that the levels meet where the change is.
    const next = one.segments[i + 1];
    const left = plot.valToPos(segment.from, 'x', true);
    const right = plot.valToPos(next?.from ?? segment.to, 'x', true);
    const { std } = segment;
    const [start, end] = levelsOf(segment, next !== undefined);
    ctx.fillStyle = colorManipulator.alpha(one.color, 0.1);
    ctx.beginPath();
    ctx.moveTo(left, y(start + std));
    ctx.lineTo(right, y(end + std));
    ctx.lineTo(right, y(end - std));
    ctx.lineTo(left, y(start - std));
    ctx.fill();
    ctx.strokeStyle = colorManipulator.alpha(one.color, 0.9);
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(left, y(start));
    ctx.lineTo(right, y(end));
    ctx.stroke();
  });
}
