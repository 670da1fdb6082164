import { LoadingState, type PanelProps } from '@grafana/data';
import { LegendDisplayMode } from '@grafana/schema';
import { useTheme2, VizLayout, VizLegend, type VizLegendItem } from '@grafana/ui';
import React, { useMemo } from 'react';

import { formatChange } from '../core/report/format';
import { Stack } from './chart/Stack';
import { Message } from './Message';
import { chartSeries, type ChartSeries } from './model/chart-series';
import type { PanelOptions } from './types';
import { useDetector } from './useDetector';

/** Series of any data source with their change points. */
export function ChangePointsPanel(props: PanelProps<PanelOptions>) {
  const { data, options, width, height, timeRange, timeZone, onChangeTimeRange } = props;
  const theme = useTheme2();
  const { detector, problem } = useDetector();
  const series = useMemo(
    () => chartSeries(data.series, { detection: options.detection, detector }, theme),
    [data.series, options.detection, detector, theme]
  );
  const points = series.reduce((sum, { values }) => sum + values.length, 0);
  if (points === 0) {
    return <Message width={width} height={height} text={emptyText(data)} />;
  }
  if (problem && series.some(({ pending }) => pending)) {
    return <Message width={width} height={height} text={problem} />;
  }
  return (
    <VizLayout
      width={width}
      height={height}
      legend={
        options.legend.showLegend ? (
          <VizLayout.Legend placement="bottom" maxHeight="35%">
            <VizLegend
              placement="bottom"
              displayMode={LegendDisplayMode.List}
              items={series.map(legendItem)}
              readonly
            />
          </VizLayout.Legend>
        ) : null
      }
    >
      {(chartWidth: number, chartHeight: number) => (
        <Stack
          series={series}
          width={chartWidth}
          height={chartHeight}
          timeRange={timeRange}
          timeZone={timeZone}
          showSegments={options.showSegments}
          onZoom={onChangeTimeRange}
        />
      )}
    </VizLayout>
  );
}

/** A series with the change it is at now. */
function legendItem({ label, color, changes, pending }: ChartSeries): VizLegendItem {
  const last = changes[changes.length - 1];
  const text = pending ? '…' : last ? formatChange(last.relativeChange) : 'no change';
  return {
    label,
    color,
    yAxis: 1,
    getDisplayValues: () => [{ title: 'Last change', text, numeric: last?.relativeChange ?? 0 }],
  };
}

function emptyText({ state, series }: PanelProps['data']): string {
  if (state === LoadingState.Loading) {
    return 'Loading…';
  }
  const notice = series.flatMap(({ meta }) => meta?.notices ?? []).find(({ severity }) => severity !== 'error');
  return notice?.text ?? 'No numeric time series: choose a query that returns times and numbers.';
}
