import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import {
  AxisPlacement,
  GraphDrawStyle,
  LineInterpolation,
  ScaleDirection,
  ScaleOrientation,
  VisibilityMode,
  type TimeZone,
} from '@grafana/schema';
import { UPlotConfigBuilder } from '@grafana/ui';

import type { ChartSeries } from '../model/chart-series';

/** What decides on the shape of the chart: a change of anything else needs no new plot. */
export interface ChartLook {
  theme: GrafanaTheme2;
  timeZone: TimeZone;
  timeRange: TimeRange;
  /** Width of the value axes, px, where charts stand below each other; by the labels when left out. */
  axisSize?: number;
}

/** Scale of a series in the plot. */
export const scaleOf = ({ unit }: Pick<ChartSeries, 'unit'>) => `y-${unit}`;

/** Axes, scales and lines; marks and segments are drawn by plugins. */
export function buildConfig(
  series: ChartSeries[],
  { theme, timeZone, timeRange, axisSize }: ChartLook
): UPlotConfigBuilder {
  const builder = new UPlotConfigBuilder(timeZone);
  builder.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [timeRange.from.valueOf(), timeRange.to.valueOf()],
  });
  builder.addAxis({ scaleKey: 'x', isTime: true, placement: AxisPlacement.Bottom, timeZone, theme });
  const units = [...new Set(series.map(scaleOf))];
  units.forEach((scaleKey, i) => {
    const first = series.find((one) => scaleOf(one) === scaleKey)!;
    const { min, max } = first.field.config;
    builder.addScale({
      scaleKey,
      orientation: ScaleOrientation.Vertical,
      direction: ScaleDirection.Up,
      min,
      max,
    });
    builder.addAxis({
      scaleKey,
      placement: i === 0 ? AxisPlacement.Left : AxisPlacement.Right,
      theme,
      grid: { show: i === 0 },
      size: axisSize,
      formatValue: (value: unknown) => first.format(Number(value)),
    });
  });
  for (const one of series) {
    builder.addSeries({
      scaleKey: scaleOf(one),
      drawStyle: GraphDrawStyle.Line,
      lineInterpolation: LineInterpolation.Linear,
      lineColor: one.color,
      lineWidth: 1,
      showPoints: VisibilityMode.Auto,
      pointSize: 4,
      pointColor: one.color,
      pxAlign: true,
      spanNulls: false,
      show: true,
      theme,
    });
  }
  return builder;
}
