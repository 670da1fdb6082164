import type { AbsoluteTimeRange, TimeRange } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { TooltipPlugin2, UPlotChart, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { alignLines } from '../model/aligned';
import type { ChartSeries } from '../model/chart-series';
import { buildConfig } from './config';
import { Marks } from './Marks';
import { RunTooltip } from './RunTooltip';
import { Segments } from './Segments';

export interface ChartProps {
  series: ChartSeries[];
  width: number;
  height: number;
  timeRange: TimeRange;
  timeZone: TimeZone;
  showSegments: boolean;
  /** Width of the value axes, px; by their labels when left out. */
  axisSize?: number;
  onZoom: (range: AbsoluteTimeRange) => void;
}

// TooltipHoverMode.xAll, whose enum Grafana does not export
const ALL_SERIES_AT_X = 1;

/** The series as lines, the segments below and the marks above them. */
export function Chart({ series, width, height, timeRange, timeZone, showSegments, axisSize, onZoom }: ChartProps) {
  const theme = useTheme2();

  // A new plot is made only when the lines look different; new points just go into the old one.
  const look = JSON.stringify(series.map(({ label, color, unit, field }) => [label, color, unit, field.config]));
  const config = useMemo(
    () => buildConfig(series, { theme, timeZone, timeRange, axisSize }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- look stands for the series
    [look, theme, timeZone, timeRange, axisSize]
  );
  const data = useMemo(() => alignLines(series), [series]);

  return (
    <UPlotChart config={config} data={data} width={width} height={height}>
      {showSegments && <Segments config={config} series={series} />}
      <Marks config={config} series={series} />
      <TooltipPlugin2
        config={config}
        hoverMode={ALL_SERIES_AT_X}
        queryZoom={onZoom}
        render={(_plot, indexes) => <RunTooltip series={series} data={data} indexes={indexes} timeZone={timeZone} />}
      />
    </UPlotChart>
  );
}
