import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import type { SeriesChange } from '../../core/query/judge';
import { t } from '../../shared/translate';
import type { ChartSeries } from '../model/chart-series';

interface Props {
  change: SeriesChange;
  one: Pick<ChartSeries, 'analysed' | 'segments' | 'color'>;
  format: (value: number) => string;
}

const WIDTH = 280;
const ROW = 22;
/** Dots of more runs lie on each other; every so many-th is drawn. */
const MOST_DOTS = 150;

/** The runs before and after a change as two rows of dots on one scale, each with its mean: do they overlap? */
export function Distributions({ change, one, format }: Props) {
  const styles = useStyles2(getStyles);
  const { before, after } = sidesOf(change, one);
  const means = [change.before.mean, change.after.mean];
  // not as arguments: there may be more runs than a function takes of them
  const low = [...before, ...after].reduce((a, b) => Math.min(a, b), Math.min(...means));
  const high = [...before, ...after].reduce((a, b) => Math.max(a, b), Math.max(...means));
  if (before.length === 0 || after.length === 0 || !(high > low)) {
    return null;
  }
  const x = (value: number) => 6 + ((WIDTH - 12) * (value - low)) / (high - low);
  const row = (name: string, values: number[], mean: number, y: number) => (
    <g>
      <title>{`${name}: ${format(mean)}`}</title>
      <line x1={0} x2={WIDTH} y1={y} y2={y} className={styles.axis} />
      {thinned(values).map((value, i) => (
        <circle key={i} cx={x(value)} cy={y} r={2.5} fill={one.color} fillOpacity={0.35} />
      ))}
      <line x1={x(mean)} x2={x(mean)} y1={y - 8} y2={y + 8} stroke={one.color} strokeWidth={2} />
    </g>
  );
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${2 * ROW + 14}`}
      className={styles.plot}
      role="img"
      aria-label={t('panel.card.values', 'Values before, around {{before}}, and after, around {{after}}', {
        before: format(change.before.mean),
        after: format(change.after.mean),
      })}
      data-testid="hunter-distributions"
    >
      {row(t('panel.card.before', 'Before'), before, change.before.mean, ROW / 2)}
      {row(t('panel.card.after', 'After'), after, change.after.mean, ROW * 1.5)}
      <text x={0} y={2 * ROW + 12} className={styles.text}>
        {format(low)}
      </text>
      <text x={WIDTH} y={2 * ROW + 12} textAnchor="end" className={styles.text}>
        {format(high)}
      </text>
    </svg>
  );
}

/** The values of the segments on both sides of a change; a drift's own runs are of neither. */
export function sidesOf(
  change: SeriesChange,
  { analysed: { times, values }, segments }: Pick<ChartSeries, 'analysed' | 'segments'>
): { before: number[]; after: number[] } {
  const [start, end] = change.spanTimes
    ? [change.spanTimes.from - 1, change.spanTimes.to + 1]
    : [change.lastGoodTime, change.time];
  const from = segments.filter((segment) => segment.from <= start).at(-1)?.from ?? -Infinity;
  const to = segments.find((segment) => segment.to >= end)?.to ?? Infinity;
  const between = (low: number, high: number) => [...values].filter((_, i) => times[i] >= low && times[i] <= high);
  return { before: between(from, start), after: between(end, to) };
}

function thinned(values: number[]): number[] {
  const step = Math.ceil(values.length / MOST_DOTS);
  return values.filter((_, i) => i % step === 0);
}

const getStyles = (theme: GrafanaTheme2) => ({
  plot: css({ display: 'block', width: '100%', maxWidth: WIDTH, margin: theme.spacing(1, 0) }),
  axis: css({ stroke: theme.colors.border.medium }),
  text: css({ fill: theme.colors.text.secondary, fontSize: 11 }),
});
