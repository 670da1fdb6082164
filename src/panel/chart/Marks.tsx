import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2, type UPlotConfigBuilder } from '@grafana/ui';
import React, { useState } from 'react';
import { createPortal } from 'react-dom';
import type uPlot from 'uplot';

import type { ChangeKind } from '../../core/changepoint/change-point';
import type { SeriesChange } from '../../core/changepoint/judge';
import { changeHeadline } from '../../core/report/describe';
import { UNCONFIRMED_COLOR, VERDICT_COLORS } from '../../frames/change-frames';
import type { ChartSeries } from '../model/chart-series';
import { markPlace } from '../model/level';
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
  /** Of a drift: from where to where it goes, px. */
  span?: { left: number; width: number };
}

/**
 * A mark on each change, coloured by what it means and shaped by its kind and way: a triangle on the line of a step, an
 * arrow in the band of a drift, a ring on a last run that is off. Hover, focus or touch tells the rest.
 */
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
    marks.map(({ change, one, left, top, span }) => (
      <React.Fragment key={change.id}>
        {change.kind === 'step' && <div className={cx(styles.line, styles[colorOf(change)])} style={{ left }} />}
        {span && <div className={cx(styles.span, styles[colorOf(change)])} style={span} />}
        <Tooltip
          content={<ChangeCard change={change} label={one.label} format={one.format} />}
          placement="auto"
          interactive
        >
          <button
            type="button"
            className={cx(styles.mark, styles[colorOf(change)], { [styles.ring]: change.kind === 'unconfirmed' })}
            style={{ left, top }}
            aria-label={changeHeadline(change, one.label)}
            data-testid="hunter-mark"
            // the chart below would start a zoom
            onMouseDown={(event) => event.stopPropagation()}
          >
            <svg width="18" height="18" viewBox="0 0 14 14" aria-hidden>
              <path d={GLYPHS[change.kind][change.absoluteChange < 0 ? 'down' : 'up']} />
            </svg>
          </button>
        </Tooltip>
      </React.Fragment>
    )),
    over
  );
}

const RING = 'M7 3 A4 4 0 1 1 6.99 3 Z';

/** In a box of 14 × 14. */
const GLYPHS: Record<ChangeKind, { up: string; down: string }> = {
  step: { up: 'M7 1 L13 12 L1 12 Z', down: 'M7 13 L13 2 L1 2 Z' },
  gradual: {
    up: 'M13.5 0.5 L13 9.5 L10.2 6.7 L3.8 13.1 L0.9 10.2 L7.3 3.8 L4.5 1 Z',
    down: 'M13.5 13.5 L13 4.5 L10.2 7.3 L3.8 0.9 L0.9 3.8 L7.3 10.2 L4.5 13 Z',
  },
  unconfirmed: { up: RING, down: RING },
};

const colorOf = ({ kind, verdict }: SeriesChange) => (kind === 'unconfirmed' ? kind : verdict);

function placeMarks(plot: uPlot, series: ChartSeries[]): Mark[] {
  const { min = NaN, max = NaN } = plot.scales.x;
  const x = (time: number) => Math.round(plot.valToPos(time, 'x'));
  return series.flatMap((one) =>
    one.changes.flatMap((change) => {
      const place = markPlace(change, one.segments, min, max);
      if (!place) {
        return [];
      }
      const { time, level, from, to } = place;
      const span = from !== undefined && to !== undefined ? { left: x(from), width: x(to) - x(from) } : undefined;
      return [{ change, one, left: x(time), top: Math.round(plot.valToPos(level, scaleOf(one))), span }];
    })
  );
}

function same(a: Mark[], b: Mark[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (mark, i) =>
        mark.change === b[i].change &&
        mark.left === b[i].left &&
        mark.top === b[i].top &&
        mark.span?.left === b[i].span?.left &&
        mark.span?.width === b[i].span?.width
    )
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
  span: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    background: 'color-mix(in srgb, currentColor 5%, transparent)',
    borderBottom: '3px solid color-mix(in srgb, currentColor 60%, transparent)',
    pointerEvents: 'none',
  }),
  ring: css({ path: { fill: `${theme.colors.background.primary}`, stroke: 'currentColor' } }),
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
  unconfirmed: css({ color: theme.visualization.getColorByName(UNCONFIRMED_COLOR) }),
});
