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

/** Below the charts, what the picture does not say: quiet lines, or where these have no room, one that begins it. */
export function Remarks({ texts, lines, width }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div role="status">
      {lines?.map((line, i) => (
        <div key={i} className={styles.line} style={{ width }} data-testid="hunter-remark">
          {line}
        </div>
      ))}
      {!lines && (
        <div className={styles.begun} style={{ width }}>
          <div className={styles.line} data-testid="hunter-remark">
            {texts[0]}
          </div>
          <RemarkIcon texts={texts} />
        </div>
      )}
    </div>
  );
}

/** All of the remarks, where there is no room for them. */
export function RemarkIcon({ texts }: Pick<Props, 'texts'>) {
  return <IconButton name="info-circle" size="sm" tooltip={texts.join(' ')} />;
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
  begun: css({ display: 'flex', alignItems: 'center' }),
});
