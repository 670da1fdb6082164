import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

/** Height of a line, px. */
export const REMARK_HEIGHT = 20;

interface Props {
  /** How far the analysis is, what could not be judged and why, what is not shown. */
  lines: string[];
  width: number;
}

/** Below the chart, a quiet line for each thing that the picture does not say. */
export function Remarks({ lines, width }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div role="status">
      {lines.map((line) => (
        <div key={line} className={styles.line} style={{ width }} title={line} data-testid="hunter-remark">
          {line}
        </div>
      ))}
    </div>
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
