import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';

import { formatNumber, formatTime } from '../../core/format';
import { sayNumber } from '../../core/say';
import { VERDICT_COLORS } from '../../frames/change-frames';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { Row } from './change-rows';

const [WIDTH, HEIGHT] = [420, 130];
/** px, for the levels' numbers beside the runs, and for the dates below them. */
const [LEFT, BELOW, ABOVE] = [64, 20, 8];

/** The runs of a metric, with the levels before and after a change. */
export function LevelChart({ row: { analysed, change } }: { row: Row }) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const { spark, sparkFrom, sparkTo } = analysed;
  const values = [...spark, change.before.mean, change.after.mean];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const bottom = HEIGHT - BELOW;
  const y = (value: number) => (high > low ? bottom - ((bottom - ABOVE) * (value - low)) / (high - low) : bottom / 2);
  const x = (share: number) => LEFT + (WIDTH - LEFT - 2) * share;
  const points = Array.from(
    spark,
    (value, i) => `${x(i / Math.max(1, spark.length - 1)).toFixed(1)},${y(value).toFixed(1)}`
  );
  const at = x(sparkTo > sparkFrom ? (change.time - sparkFrom) / (sparkTo - sparkFrom) : 0);
  // the levels are those of so many runs before and after
  const perRun = (WIDTH - LEFT - 2) / Math.max(1, analysed.runs - 1);
  const [start, end] = [Math.max(LEFT, at - perRun * change.before.n), Math.min(WIDTH, at + perRun * change.after.n)];
  const color = theme.visualization.getColorByName(VERDICT_COLORS[change.verdict]);
  const [before, after] = [y(change.before.mean), y(change.after.mean)];
  // numbers of levels that are close would lie on each other
  const apart = Math.abs(before - after) < 14 ? (before < after ? -7 : 7) : 0;
  const text = { fill: theme.colors.text.secondary, fontSize: 11 };
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={styles.chart}
      role="img"
      aria-label={t('pages.regressions.levels', 'Level {{before}} before, {{after}} after', {
        before: level(change.before.mean),
        after: level(change.after.mean),
      })}
    >
      <polyline points={points.join(' ')} fill="none" stroke={theme.colors.text.disabled} />
      <line x1={at} x2={at} y1={ABOVE} y2={bottom} stroke={color} strokeWidth={2} />
      <line x1={start} x2={at} y1={before} y2={before} stroke={theme.colors.text.primary} strokeWidth={2} />
      <line x1={at} x2={end} y1={after} y2={after} stroke={color} strokeWidth={2} />
      <text x={LEFT - 6} y={before + 4 + apart} textAnchor="end" {...text}>
        {level(change.before.mean)}
      </text>
      <text x={LEFT - 6} y={after + 4 - apart} textAnchor="end" {...text} fill={color}>
        {level(change.after.mean)}
      </text>
      <text x={LEFT} y={HEIGHT - 4} {...text}>
        {formatTime(sparkFrom).slice(0, 10)}
      </text>
      <text x={WIDTH} y={HEIGHT - 4} textAnchor="end" {...text}>
        {formatTime(sparkTo).slice(0, 10)}
      </text>
    </svg>
  );
}

const getStyles = () => ({
  // no larger than drawn, so that its text has the size of the page's
  chart: css({ width: '100%', maxWidth: WIDTH, height: 'auto' }),
});

const level = (value: number) => sayNumber(formatNumber(value), say);
