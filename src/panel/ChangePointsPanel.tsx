import { LoadingState, type PanelProps } from '@grafana/data';
import { LegendDisplayMode } from '@grafana/schema';
import { useTheme2, VizLayout, VizLegend } from '@grafana/ui';
import React, { useMemo } from 'react';

import { messageOf } from '../core/errors';
import { completeDetection } from '../core/query/method';
import { validateDetection } from '../core/query/parse';
import { remarkLines } from '../core/report/remark';
import { Stack } from './chart/Stack';
import { legendItem } from './legend';
import { Message } from './Message';
import { chartSeries } from './model/chart-series';
import { REMARK_HEIGHT, Remarks } from './Remarks';
import type { PanelOptions } from './types';
import { useDetector } from './useDetector';

/** Series of any data source with their change points. */
export function ChangePointsPanel(props: PanelProps<PanelOptions>) {
  const { data, options, width, height, timeRange, timeZone, onChangeTimeRange } = props;
  const theme = useTheme2();
  const { detector, problem: missing } = useDetector();
  const problem = problemOf(options) ?? missing;
  const series = useMemo(
    () =>
      chartSeries(
        data.series,
        { detection: completeDetection(options.detection), detector: problem ? undefined : detector },
        theme
      ),
    [data.series, options.detection, detector, problem, theme]
  );
  const points = series.reduce((sum, { values }) => sum + values.length, 0);
  if (points === 0) {
    return <Message width={width} height={height} text={emptyText(data)} />;
  }
  if (problem && series.some(({ pending }) => pending)) {
    return <Message width={width} height={height} text={problem} />;
  }
  const remarks = remarkLines(
    series.map(({ label, remark, segments }) => ({ label, remark, runs: segments.at(-1)?.n ?? 0 }))
  );
  return (
    <>
      <VizLayout
        width={width}
        height={height - REMARK_HEIGHT * remarks.length}
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
      <Remarks lines={remarks} width={width} />
    </>
  );
}

/** What is wrong with the panel's own options, as a provisioned dashboard can have them. */
function problemOf({ detection }: PanelOptions): string | undefined {
  try {
    validateDetection(completeDetection(detection));
    return undefined;
  } catch (error) {
    return `${messageOf(error)} Mend it in the panel’s options.`;
  }
}

function emptyText({ state, series }: PanelProps['data']): string {
  if (state === LoadingState.Loading) {
    return 'Loading…';
  }
  const notice = series.flatMap(({ meta }) => meta?.notices ?? []).find(({ severity }) => severity !== 'error');
  return notice?.text ?? 'No numeric time series: choose a query that returns times and numbers.';
}
