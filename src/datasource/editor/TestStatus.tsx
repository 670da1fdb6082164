import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, TextLink, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { testLink } from '../../core/fallout/api/links';
import { t } from '../../shared/translate';
import { Definition } from './Definition';
import type { Lookup } from './useLookup';

interface Props {
  lookup: Lookup;
  falloutUrl?: string;
  /** Shows the definition without a click. */
  initiallyShown?: boolean;
}

/** The prefix that the test's definition names and how much Graphite has below it, or why it cannot be found. */
export function TestStatus({ lookup, falloutUrl, initiallyShown = false }: Props) {
  const styles = useStyles2(getStyles);
  const [shown, setShown] = useState(initiallyShown);
  switch (lookup.state) {
    case 'none':
      return null;
    case 'looking':
      return <div className={styles.line}>{t('source.editor.looking-up', 'Looking up the test…')}</div>;
    case 'failed':
      return (
        <Alert
          severity="warning"
          title={t('source.editor.the-test-cannot-be-found', 'The test cannot be found out about')}
          className={styles.alert}
        >
          <div className={styles.message}>{lookup.message}</div>
        </Alert>
      );
    case 'found': {
      const { located, walk } = lookup;
      const link = falloutUrl && testLink(falloutUrl, located.owner, located.test);
      return (
        <>
          <div className={styles.line} data-testid="hunter-test-status">
            {t('source.editor.results-below', 'Results are in Graphite below')} <code>{located.prefix}</code>:{' '}
            {t('source.editor.suffix-count', '{{count}} suffixes', { count: walk.suffixes.length })},{' '}
            {t('source.editor.metric-count', '{{count}} metrics', { count: walk.metrics.length })}.{' '}
            {link && (
              <TextLink href={link} external inline variant="bodySmall">
                {t('source.editor.test-in-fallout', 'Test in Fallout')}
              </TextLink>
            )}{' '}
            <Button variant="secondary" fill="text" size="sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {shown
                ? t('source.editor.hide-definition', 'Hide definition')
                : t('source.editor.definition', 'Definition')}
            </Button>
          </div>
          {shown && <Definition text={located.expanded} prefix={located.prefix} />}
        </>
      );
    }
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    margin: theme.spacing(0, 0, 0.5),
    minHeight: theme.spacing(2.5),
  }),
  message: css({ whiteSpace: 'pre-wrap' }),
  alert: css({ margin: theme.spacing(0, 0, 1) }),
});
