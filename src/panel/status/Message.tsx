import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  width: number;
  height: number;
  text: string;
  /** A way out. */
  action?: { text: string; onClick: () => void };
}

/** A sentence in place of the chart. */
export function Message({ width, height, text, action }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} style={{ width, height }} role="status">
      {text}
      {action && (
        <Button size="sm" variant="secondary" onClick={action.onClick}>
          {action.text}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    padding: theme.spacing(2),
    color: theme.colors.text.secondary,
    overflow: 'auto',
  }),
});
