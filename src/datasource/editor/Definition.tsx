import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';

interface Props {
  text: string;
  prefix: string;
}

/** A test's definition with its parameters put in, and the prefix marked where it stands. */
export function Definition({ text, prefix }: Props) {
  const styles = useStyles2(getStyles);
  // of all places, the property counts; the same text may be elsewhere
  const at = text.search(/export\.prefix/);
  const start = at < 0 ? -1 : text.indexOf(prefix, at);
  return (
    <pre className={styles.text} tabIndex={0} aria-label={t('source.editor.definition', 'Definition')}>
      {start < 0 ? (
        text
      ) : (
        <>
          {text.slice(0, start)}
          <mark>{prefix}</mark>
          {text.slice(start + prefix.length)}
        </>
      )}
    </pre>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    maxHeight: 300,
    overflow: 'auto',
    // Grafana's own style breaks lines of `pre`, within which YAML's indentation tells nothing any more
    whiteSpace: 'pre',
    wordBreak: 'normal',
    wordWrap: 'normal',
    fontSize: theme.typography.bodySmall.fontSize,
    mark: {
      color: theme.colors.warning.contrastText,
      background: theme.colors.warning.main,
      padding: theme.spacing(0, 0.25),
    },
  }),
});
