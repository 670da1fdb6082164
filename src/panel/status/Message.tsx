import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  width: number;
  height: number;
  text: string;
}

/** A sentence in place of the chart. */
export function Message({ width, height, text }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} style={{ width, height }} role="status">
      {text}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    padding: theme.spacing(2),
    color: theme.colors.text.secondary,
    overflow: 'auto',
  }),
});
