import React from 'react';

import { ChangePointsChart as Chart } from '../chart/ChangePointsChart';
import type { ChangePointsChartProps } from './types';

/** The panel with its change points, for other plugins. */
export default function ChangePointsChart({ title = '', height = 300, onZoom, ...rest }: ChangePointsChartProps) {
  return <Chart {...rest} title={title} height={height} onZoom={({ from, to }) => onZoom?.({ from, to })} />;
}
