import { useTheme2 } from '@grafana/ui';
import React from 'react';

import { VERDICT_COLORS } from '../../frames/change-frames';
import type { Row } from './change-rows';

const [WIDTH, HEIGHT] = [120, 26];

/** The last runs of a metric in a small picture, with the change as a line. */
export function Sparkline({ row: { analysed, change } }: { row: Row }) {
  const theme = useTheme2();
  const { spark, sparkFrom, sparkTo } = analysed;
  const [low, high] = [Math.min(...spark), Math.max(...spark)];
  const y = (value: number) => (high > low ? HEIGHT - 2 - ((HEIGHT - 4) * (value - low)) / (high - low) : HEIGHT / 2);
  const points = Array.from(
    spark,
    (value, i) => `${((WIDTH * i) / Math.max(1, spark.length - 1)).toFixed(1)},${y(value).toFixed(1)}`
  );
  const at = sparkTo > sparkFrom ? (WIDTH * (change.time - sparkFrom)) / (sparkTo - sparkFrom) : 0;
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden>
      <polyline points={points.join(' ')} fill="none" stroke={theme.colors.text.secondary} />
      <line
        x1={at}
        x2={at}
        y1={0}
        y2={HEIGHT}
        strokeWidth={2}
        stroke={theme.visualization.getColorByName(VERDICT_COLORS[change.verdict])}
      />
    </svg>
  );
}
