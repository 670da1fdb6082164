import React from 'react';

import type { ChartSeries } from '../model/chart-series';
import { Rows } from '../rows/Rows';
import type { PanelOptions } from '../types';
import { arrange } from './arrange';
import type { ChartProps } from './Chart';
import { Stack } from './Stack';

interface Props extends Omit<ChartProps, 'axisSize' | 'hideTimes'> {
  /** The series by the chart that they share, what changed first. */
  groups: ChartSeries[][];
  layout: PanelOptions['layout'];
  /** A chart that is alone has its series' names above it. */
  titled: boolean;
  /** At the end of that title. */
  note?: React.ReactNode;
}

/** Full charts where they fit, and rows where they do not. */
export function Charts({ series, groups, layout, titled, note, ...chart }: Props) {
  const arrangement = arrange(groups, layout, chart.height);
  return arrangement.kind === 'rows' ? (
    <Rows series={series} {...chart} />
  ) : (
    <Stack
      groups={groups}
      titled={titled}
      note={note}
      each={arrangement.each}
      scrolls={arrangement.scrolls}
      {...chart}
    />
  );
}
