import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { LINE_HEIGHT } from './fit-lines';

interface Props {
  /** How far the analysis is, what could not be judged and why, what is not shown. */
  texts: string[];
  /** The same broken into lines; undefined where there is no room for them. */
  lines: string[] | undefined;
  width: number;
}

/** Below the chart, what the picture does not say: quiet lines, or where these have no room, an icon that tells it. */
export function Remarks({ texts, lines, width }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div role="status">
      {lines?.map((line, i) => (
        <div key={i} className={styles.line} style={{ width }} data-testid="hunter-remark">
          {line}
        </div>
      ))}
      {!lines && texts.length > 0 && (
        <IconButton name="info-circle" size="sm" className={styles.icon} tooltip={texts.join(' ')} />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    height: LINE_HEIGHT,
    lineHeight: `${LINE_HEIGHT}px`,
    padding: theme.spacing(0, 1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    // a word may be wider than the panel
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  icon: css({ position: 'absolute', right: 0, bottom: 0 }),
});
