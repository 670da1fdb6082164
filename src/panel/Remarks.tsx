import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

/** Of a line, px. */
export const REMARK_HEIGHT = 20;

interface Props {
  /** Which series could not be judged, and why. */
  lines: string[];
  width: number;
}

/** Below the chart, a quiet line for each reason that keeps series from being judged. */
export function Remarks({ lines, width }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {lines.map((line) => (
        <div key={line} className={styles.line} style={{ width }} title={line} data-testid="hunter-remark">
          {line}
        </div>
      ))}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    height: REMARK_HEIGHT,
    lineHeight: `${REMARK_HEIGHT}px`,
    padding: theme.spacing(0, 1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
