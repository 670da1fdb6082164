import { useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { standsOut } from '../../core/changepoint/change-point';
import type { TimeRange } from '../../core/series/series';
import { VERDICT_COLORS } from '../../frames/change-frames';
import type { ChartSeries } from '../model/chart-series';
import { verdictOf, type ShownChange } from '../model/shown-changes';
import { sparkPaths } from './spark-path';

interface Props {
  one: ChartSeries;
  /** The change that is told beside it. */
  news?: ShownChange;
  range: TimeRange;
  width: number;
  height: number;
}

/** The runs of a series as a thin line with its levels; what came after a change that stands out has the colour of what it means. */
export const Sparkline = React.memo(function Sparkline({ one, news, range, width, height }: Props) {
  const theme = useTheme2();
  const { points, levels } = useMemo(() => sparkPaths(one, range, width, height), [one, range, width, height]);
  const verdict = news && standsOut(news.change) ? verdictOf(news) : undefined;
  const after =
    verdict && verdict !== 'unconfirmed' ? theme.visualization.getColorByName(VERDICT_COLORS[verdict]) : one.color;
  const since = news?.change.spanTimes?.from ?? news?.change.time ?? Infinity;
  return (
    <svg width={width} height={height} aria-hidden style={{ display: 'block' }}>
      <path d={points} fill="none" stroke={theme.colors.text.disabled} strokeWidth={1} />
      {levels.map(({ path, from }) => (
        <path key={from} d={path} fill="none" stroke={from >= since ? after : one.color} strokeWidth={2} />
      ))}
    </svg>
  );
});
