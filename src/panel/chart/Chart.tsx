import { DashboardCursorSync, FieldType, type AbsoluteTimeRange, type TimeRange } from '@grafana/data';
import { TooltipDisplayMode, type TimeZone, type VizTooltipOptions } from '@grafana/schema';
import { EventBusPlugin, TooltipPlugin2, UPlotChart, usePanelContext, useTheme2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import type { Aligned } from '../model/aligned';
import type { ChartEvent } from '../model/chart-events';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';
import { useAligned } from '../model/useAligned';
import { buildConfig } from './chart-config';
import { Events } from './Events';
import { Marks } from './Marks';
import { MovingRange, PlotRange, useSteadyRange } from './moving-range';
import { RunTooltip } from './RunTooltip';
import { Segments } from './Segments';

export interface ChartProps {
  series: ChartSeries[];
  /** The changes of a series to mark. */
  markedOf: (one: ChartSeries) => ShownChange[];
  events: ChartEvent[];
  width: number;
  height: number;
  timeRange: TimeRange;
  timeZone: TimeZone;
  showSegments: boolean;
  showShades: boolean;
  /** Width of the value axes, px; by their labels when left out. */
  axisSize?: number;
  hideTimes?: boolean;
  /** Charts of one panel have one cursor. */
  syncScope: string;
  tooltip: VizTooltipOptions;
  onZoom: (range: AbsoluteTimeRange) => void;
  renderActions: (shown: ShownChange, one: ChartSeries, close: () => void) => React.ReactNode;
}

/** TooltipHoverMode, which Grafana does not export: the series that is nearest, or all at this time. */
const HOVER_MODE = { nearest: 0, all: 1 };

/** The series as lines, the segments below and the marks above them. */
export function Chart({
  series,
  width,
  height,
  timeRange,
  timeZone,
  axisSize,
  hideTimes,
  onZoom,
  ...props
}: ChartProps) {
  const theme = useTheme2();
  const { markedOf, events, showSegments, showShades, tooltip, renderActions } = props;
  const single = tooltip.mode === TooltipDisplayMode.Single;
  const { eventBus, eventsScope, sync } = usePanelContext();
  const dashboardSync = sync?.() ?? DashboardCursorSync.Off;

  // A new plot is made only when the lines look different; new points just go into the old one.
  const look = useMemo(
    () => JSON.stringify(series.map(({ label, color, unit, field }) => [label, color, unit, field.config])),
    [series]
  );
  const range = useSteadyRange(timeRange, width);
  const [plotRange] = useState(() => new PlotRange(range));
  const config = useMemo(
    () => buildConfig(series, { theme, timeZone, plotRange, axisSize, hideTimes }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- look stands for the series
    [look, theme, timeZone, plotRange, axisSize, hideTimes]
  );
  const data = useAligned(series);
  const marked = useMemo(() => series.map(markedOf), [series, markedOf]);

  return (
    <UPlotChart config={config} data={data} width={width} height={height}>
      <MovingRange config={config} plotRange={plotRange} range={range} />
      <Segments config={config} series={series} marked={marked} showSegments={showSegments} showShades={showShades} />
      <Events config={config} events={events} timeZone={timeZone} />
      <Marks config={config} series={series} marked={marked} renderActions={renderActions} />
      {eventBus && dashboardSync !== DashboardCursorSync.Off && <EventBusPlugin config={config} eventBus={eventBus} />}
      <TooltipPlugin2
        config={config}
        hoverMode={single ? HOVER_MODE.nearest : HOVER_MODE.all}
        maxWidth={tooltip.maxWidth}
        queryZoom={onZoom}
        syncMode={dashboardSync === DashboardCursorSync.Off ? DashboardCursorSync.Crosshair : dashboardSync}
        syncScope={dashboardSync === DashboardCursorSync.Off ? props.syncScope : eventsScope}
        getDataLinks={(s, index) => linksOf(series[s - 1], data, index)}
        render={(_plot, indexes, nearest, pinned, _dismiss, _range, viaSync, links) =>
          tooltip.mode === TooltipDisplayMode.None ||
          (viaSync && dashboardSync !== DashboardCursorSync.Tooltip) ? null : (
            <RunTooltip
              series={series}
              data={data}
              indexes={indexes}
              links={pinned ? links : []}
              options={tooltip}
              only={single ? nearest : undefined}
            />
          )
        }
      />
    </UPlotChart>
  );
}

/** Links of the field's configuration, for the row of the frame that a point came from. */
function linksOf(one: ChartSeries | undefined, data: Aligned, index: number) {
  const rows = one?.frame.fields.find(({ type }) => type === FieldType.time)?.values;
  const valueRowIndex = rows?.indexOf(data[0][index]) ?? -1;
  return valueRowIndex < 0 ? [] : (one?.field.getLinks?.({ valueRowIndex }) ?? []);
}
