import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { changeHeadline } from '../../core/report/describe';
import { say } from '../../shared/say';
import { stateName } from '../../shared/triage/TriageBadge';
import type { Mark } from './place-marks';

interface Props extends Omit<React.ButtonHTMLAttributes<HTMLButtonElement>, 'style'> {
  mark: Mark;
}

/** An invisible button over a mark, which is drawn on the canvas: pointer and keyboard reach it. */
export function MarkButton({ mark: { shown, one, left, top }, ...button }: Props) {
  const styles = useStyles2(getStyles);
  const { change, triage } = shown;
  return (
    <button
      type="button"
      className={styles.mark}
      style={{ left, top }}
      aria-label={[changeHeadline(change, one.label, say, one.when), triage?.state && stateName(triage.state)]
        .filter(Boolean)
        .join(', ')}
      aria-haspopup="dialog"
      data-testid="hunter-mark"
      {...button}
    />
  );
}

/** px: as large as WCAG 2.2 wants what one points at to be (2.5.8), and a bit more. */
const SIZE = 26;

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({
    position: 'absolute',
    width: SIZE,
    height: SIZE,
    margin: -SIZE / 2,
    padding: 0,
    border: 'none',
    background: 'none',
    cursor: 'pointer',
    zIndex: 1,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, borderRadius: theme.shape.radius.default },
  }),
});
