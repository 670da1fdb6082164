import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  /** What the button unfolds, for screen readers. */
  label: string;
  /** Id of the part that it unfolds, which is on the page while it is unfolded. */
  controls: string;
  unfolded: boolean;
  onToggle: () => void;
}

/**
 * A button that unfolds a part of the page. Its arrow is made of borders: Grafana's `Icon` parses the text of its picture
 * into two documents for each row, which takes most of the memory that drawing a row takes.
 */
export function FoldButton({ label, controls, unfolded, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <button
      type="button"
      className={cx(styles.button, unfolded && styles.unfolded)}
      aria-label={label}
      aria-expanded={unfolded}
      {...(unfolded && { 'aria-controls': controls })}
      onClick={onToggle}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    // as large as Grafana's IconButton is for a pointer
    display: 'block',
    width: 24,
    height: 24,
    padding: 0,
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'none',
    color: theme.colors.text.primary,
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
    '&::before': {
      content: '""',
      display: 'block',
      width: 7,
      height: 7,
      margin: '0 auto',
      borderRight: '1.5px solid currentColor',
      borderBottom: '1.5px solid currentColor',
      transform: 'translateX(-2px) rotate(-45deg)',
    },
  }),
  unfolded: css({ '&::before': { transform: 'translateY(-2px) rotate(45deg)' } }),
});
