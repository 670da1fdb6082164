import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2, type UPlotConfigBuilder } from '@grafana/ui';
import React, { useState } from 'react';
import { createPortal } from 'react-dom';
import type uPlot from 'uplot';

import type { SeriesChange } from '../../core/changepoint/judge';
import { changeTitle } from '../../core/report/describe';
import { formatTime } from '../../core/report/format';
import { VERDICT_COLORS } from '../../frames/change-frames';
import type { ChartSeries } from '../model/chart-series';
import { ChangeCard } from './ChangeCard';
import { scaleOf } from './config';
import { useHook } from './useHook';

interface Props {
  config: UPlotConfigBuilder;
  series: ChartSeries[];
}

interface Mark {
  change: SeriesChange;
  one: ChartSeries;
  left: number;
  top: number;
}

/** A mark on each change: coloured by what it means, shaped by its way; hover, focus or touch tells the rest. */
export function Marks({ config, series }: Props) {
  const [over, setOver] = useState<HTMLElement>();
  const [marks, setMarks] = useState<Mark[]>([]);
  const styles = useStyles2(getStyles);

  useHook(config, 'init', (plot) => setOver(plot.over));
  useHook(config, 'destroy', () => setOver(undefined));
  useHook(config, 'draw', (plot) => {
    const placed = placeMarks(plot, series);
    setMarks((before) => (same(before, placed) ? before : placed));
  });

  if (!over) {
    return null;
  }
  return createPortal(
    marks.map(({ change, one, left, top }) => (
      <React.Fragment key={change.id}>
        <div className={cx(styles.line, styles[change.verdict])} style={{ left }} />
        <Tooltip
          content={<ChangeCard change={change} label={one.label} format={one.format} />}
          placement="auto"
          interactive
        >
          <button
            type="button"
            className={cx(styles.mark, styles[change.verdict])}
            style={{ left, top }}
            aria-label={`${changeTitle(change)} of ${one.label} on ${formatTime(change.time)}`}
            data-testid="hunter-mark"
            // the chart below would start a zoom
            onMouseDown={(event) => event.stopPropagation()}
          >
            <svg width="18" height="18" viewBox="0 0 14 14" aria-hidden>
              <path d={change.absoluteChange < 0 ? DOWN : UP} />
            </svg>
          </button>
        </Tooltip>
      </React.Fragment>
    )),
    over
  );
}

const UP = 'M7 1 L13 12 L1 12 Z';
const DOWN = 'M7 13 L13 2 L1 2 Z';

function placeMarks(plot: uPlot, series: ChartSeries[]): Mark[] {
  const { min = NaN, max = NaN } = plot.scales.x;
  return series.flatMap((one) =>
    one.changes
      .filter(({ time }) => time >= min && time <= max)
      .map((change) => ({
        change,
        one,
        left: Math.round(plot.valToPos(change.time, 'x')),
        top: Math.round(plot.valToPos(change.after.mean, scaleOf(one))),
      }))
  );
}

function same(a: Mark[], b: Mark[]): boolean {
  return (
    a.length === b.length &&
    a.every((mark, i) => mark.change === b[i].change && mark.left === b[i].left && mark.top === b[i].top)
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: 0,
    borderLeft: '1px dashed currentColor',
    opacity: 0.6,
    pointerEvents: 'none',
  }),
  mark: css({
    position: 'absolute',
    transform: 'translate(-50%, -50%)',
    padding: theme.spacing(0.5),
    border: 'none',
    background: 'none',
    lineHeight: 0,
    cursor: 'pointer',
    zIndex: 1,
    path: { fill: 'currentColor', stroke: theme.colors.background.primary, strokeWidth: 1.5, strokeLinejoin: 'round' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, borderRadius: theme.shape.radius.default },
  }),
  regression: css({ color: theme.visualization.getColorByName(VERDICT_COLORS.regression) }),
  improvement: css({ color: theme.visualization.getColorByName(VERDICT_COLORS.improvement) }),
  neutral: css({ color: theme.visualization.getColorByName(VERDICT_COLORS.neutral) }),
});
