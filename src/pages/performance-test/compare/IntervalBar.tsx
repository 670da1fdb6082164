import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import type { ComparisonVerdict, MetricComparison } from '../../../core/compare/compare';

const [WIDTH, HEIGHT] = [140, 10];

/** The share that a picture of intervals reaches to: the furthest end of the widest, and 1 % at least. */
export function reachOf(metrics: MetricComparison[]): number {
  const ends = metrics.flatMap(({ difference }) => {
    const { low, high } = difference?.relativeInterval ?? { low: 0, high: 0 };
    return [Math.abs(low), Math.abs(high)];
  });
  return Math.max(0.01, ...ends);
}

/** Where the true difference may be, beside 0. The numbers stand above it, so it is a picture only. */
export function IntervalBar({ metric: { difference, verdict }, reach }: { metric: MetricComparison; reach: number }) {
  const styles = useStyles2(getStyles, verdict);
  if (!difference?.relativeInterval) {
    return null;
  }
  const { low, high } = difference.relativeInterval;
  const x = (share: number) => ((share / reach + 1) / 2) * WIDTH;
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden className={styles.picture}>
      <line className={styles.zero} x1={WIDTH / 2} x2={WIDTH / 2} y1={0} y2={HEIGHT} />
      <line x1={x(low)} x2={Math.max(x(high), x(low) + 1)} y1={HEIGHT / 2} y2={HEIGHT / 2} strokeWidth={3} />
      <circle cx={x(difference.relative)} cy={HEIGHT / 2} r={4} />
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2, verdict: ComparisonVerdict) => {
  const color =
    verdict === 'regression'
      ? theme.colors.error.text
      : verdict === 'improvement'
        ? theme.colors.success.text
        : verdict === 'change'
          ? theme.colors.info.text
          : theme.colors.text.secondary;
  return {
    picture: css({ display: 'block', marginTop: theme.spacing(0.5), stroke: color, fill: color }),
    zero: css({ stroke: theme.colors.border.strong }),
  };
};
