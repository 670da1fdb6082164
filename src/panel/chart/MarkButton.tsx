import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import type { ChangeKind } from '../../core/changepoint/change-point';
import { changeHeadline } from '../../core/report/describe';
import { UNCONFIRMED_COLOR, VERDICT_COLORS } from '../../frames/change-frames';
import { stateName } from '../../triage/TriageBadge';
import { say } from '../../words/say';
import { verdictOf } from '../model/shown-changes';
import type { Mark } from './place-marks';

interface Props extends Omit<React.ButtonHTMLAttributes<HTMLButtonElement>, 'style'> {
  mark: Mark;
}

/**
 * The mark of a change, coloured by what it means and shaped by its kind and way: a triangle on the line of a step, an
 * arrow in the band of a drift, a ring on a last run that is off. What somebody looks after is hollow, too; what is
 * hidden is faint.
 */
export function MarkButton({ mark: { shown, one, left, top, span }, ...button }: Props) {
  const styles = useStyles2(getStyles);
  const { change, triage } = shown;
  const color = styles[verdictOf(shown)];
  const faint = { [styles.faint]: triage?.state === 'hidden' };
  const hollow = change.kind === 'unconfirmed' || triage?.state !== undefined;
  return (
    <>
      {change.kind === 'step' && <div className={cx(styles.line, color, faint)} style={{ left }} />}
      {span && <div className={cx(styles.span, color, faint)} style={span} />}
      <button
        type="button"
        className={cx(styles.mark, color, faint, { [styles.hollow]: hollow })}
        style={{ left, top }}
        aria-label={[changeHeadline(change, one.label, say), triage?.state && stateName(triage.state)]
          .filter(Boolean)
          .join(', ')}
        aria-haspopup="dialog"
        data-testid="hunter-mark"
        {...button}
      >
        <svg width="18" height="18" viewBox="0 0 14 14" aria-hidden>
          <path d={GLYPHS[change.kind][change.absoluteChange < 0 ? 'down' : 'up']} />
        </svg>
      </button>
    </>
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
  hollow: css({ path: { fill: `${theme.colors.background.primary} !important`, stroke: 'currentColor !important' } }),
  faint: css({ opacity: 0.4 }),
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
