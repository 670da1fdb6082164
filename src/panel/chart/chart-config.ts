import { ThresholdsMode, type GrafanaTheme2 } from '@grafana/data';
import {
  AxisPlacement,
  GraphDrawStyle,
  GraphThresholdsStyleMode,
  LineInterpolation,
  ScaleDirection,
  ScaleDistribution,
  ScaleOrientation,
  VisibilityMode,
  type TimeZone,
} from '@grafana/schema';
import { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';

import type { ChartSeries } from '../model/chart-series';
import { AXIS_DIGITS } from '../model/field-format';
import type { PlotRange } from './moving-range';
import { thinnedLine } from './thinned-line';

/** Settings whose change needs a new plot. */
export interface ChartLook {
  theme: GrafanaTheme2;
  timeZone: TimeZone;
  /** Read whenever the plot is drawn with new points. */
  plotRange: PlotRange;
  /** Width of the value axes, px, where charts stand below each other; by the labels when left out. */
  axisSize?: number;
  /** Charts below each other need one time axis, unless they scroll. */
  hideTimes?: boolean;
}

/** Room below a chart without times, px. */
const TIMES_LEFT = 6;

/** Scale of a series in the plot: one for each unit, and for each way of counting. */
export const scaleOf = ({ unit, custom }: Pick<ChartSeries, 'unit' | 'custom'>) => {
  const { type = ScaleDistribution.Linear, log = 0 } = custom.scaleDistribution ?? {};
  return `y-${unit}${type === ScaleDistribution.Linear ? '' : `-${type}${log}`}`;
};

/** Axes, scales and lines; marks and segments are drawn by plugins. */
export function buildConfig(series: ChartSeries[], look: ChartLook): UPlotConfigBuilder {
  const { theme, timeZone, plotRange, hideTimes } = look;
  const builder = new UPlotConfigBuilder(timeZone);
  builder.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: plotRange.read,
  });
  builder.addAxis({
    scaleKey: 'x',
    isTime: true,
    placement: AxisPlacement.Bottom,
    timeZone,
    theme,
    ...(hideTimes && { values: () => [], size: TIMES_LEFT, ticks: { show: false } }),
  });
  const units = [...new Set(series.map(scaleOf))];
  units.forEach((scaleKey, i) =>
    addUnit(
      builder,
      scaleKey,
      i,
      series.find((one) => scaleOf(one) === scaleKey)!,
      look
    )
  );
  const thinned = thinnedLine(straightLine(theme));
  for (const one of series) {
    const { drawStyle, lineWidth = 1, pointSize = 4, fillOpacity = 0, spanNulls = false } = one.custom;
    const { lineInterpolation = LineInterpolation.Linear } = one.custom;
    const isPlainLine =
      drawStyle !== 'points' && lineInterpolation === LineInterpolation.Linear && fillOpacity === 0 && !spanNulls;
    builder.addSeries({
      scaleKey: scaleOf(one),
      drawStyle: drawStyle === 'points' ? GraphDrawStyle.Points : GraphDrawStyle.Line,
      lineInterpolation,
      pathBuilder: isPlainLine ? thinned : undefined,
      lineColor: one.color,
      lineWidth,
      showPoints: drawStyle === 'points' ? VisibilityMode.Always : VisibilityMode.Auto,
      pointSize,
      pointColor: one.color,
      pxAlign: true,
      spanNulls,
      fillOpacity,
      show: true,
      theme,
    });
  }
  return builder;
}

/** Grafana's way of drawing a straight line, which it hands out as a part of a configuration only. */
function straightLine(theme: GrafanaTheme2): uPlot.Series.PathBuilder {
  const builder = new UPlotConfigBuilder();
  builder.addSeries({ scaleKey: 'y', drawStyle: GraphDrawStyle.Line, theme });
  return builder.getConfig().series.at(-1)!.paths!;
}

/** The scale and the axis of a unit, as the first of its series is configured. */
function addUnit(
  builder: UPlotConfigBuilder,
  scaleKey: string,
  index: number,
  { field, custom, format }: ChartSeries,
  { theme, axisSize }: ChartLook
): void {
  const { min, max, decimals, thresholds } = field.config;
  const { scaleDistribution: { type: distribution, log, linearThreshold } = {}, axisPlacement } = custom;
  builder.addScale({
    scaleKey,
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    distribution,
    log,
    linearThreshold,
    min,
    max,
    softMin: custom.axisSoftMin,
    softMax: custom.axisSoftMax,
    centeredZero: custom.axisCenteredZero,
    decimals,
  });
  const side = index === 0 ? AxisPlacement.Left : AxisPlacement.Right;
  if (axisPlacement !== AxisPlacement.Hidden) {
    builder.addAxis({
      scaleKey,
      placement: axisPlacement && axisPlacement !== AxisPlacement.Auto ? axisPlacement : side,
      label: custom.axisLabel,
      theme,
      grid: { show: custom.axisGridShow ?? index === 0 },
      size: custom.axisWidth ?? axisSize,
      distr: distribution,
      formatValue: (value: unknown) => format(Number(value), AXIS_DIGITS),
    });
  }
  const { mode = GraphThresholdsStyleMode.Off } = custom.thresholdsStyle ?? {};
  if (mode !== GraphThresholdsStyleMode.Off && thresholds) {
    builder.addThresholds({
      scaleKey,
      config: { mode },
      thresholds: thresholds.mode === ThresholdsMode.Percentage ? { ...thresholds, steps: [] } : thresholds,
      theme,
      hardMin: min,
      hardMax: max,
      softMin: custom.axisSoftMin,
      softMax: custom.axisSoftMax,
    });
  }
}
