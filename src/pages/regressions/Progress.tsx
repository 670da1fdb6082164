import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Toggletip, useStyles2 } from '@grafana/ui';
import React from 'react';

import { groupBy } from '../../core/group-by';
import { t } from '../../shared/translate';
import type { Findings } from './findings/findings';

interface Props {
  findings: Findings;
  busy: boolean;
  onCancel: () => void;
  /** Fetches all points of all tests again. */
  onFetchAll: () => void;
}

/** How far the analysis is, and which tests could not be analysed. */
export function Progress({ findings: { done, total, metrics, problems }, busy, onCancel, onFetchAll }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.line} role="status">
      <span>
        {t('pages.regressions.progress', '{{done}} of {{total}} tests, {{metrics}} metrics', {
          done,
          total,
          metrics,
        })}
      </span>
      {busy && (
        <progress
          className={styles.bar}
          value={done}
          max={total || 1}
          aria-label={t('pages.regressions.progress-label', 'Tests analysed')}
        />
      )}
      {problems.length > 0 && (
        <Toggletip
          content={
            <ul className={styles.problems}>
              {[...groupBy(problems, ({ message }) => message)].map(([message, those]) => (
                <li key={message}>
                  <strong>{those.map(({ test }) => test).join(', ')}</strong>: {message}
                </li>
              ))}
            </ul>
          }
        >
          <Button size="sm" variant="secondary" fill="text" icon="exclamation-triangle">
            {t('pages.regressions.problems', 'Tests with problems: {{count}}', { count: problems.length })}
          </Button>
        </Toggletip>
      )}
      {busy ? (
        <Button size="sm" variant="secondary" onClick={onCancel}>
          {t('pages.regressions.cancel', 'Cancel')}
        </Button>
      ) : (
        <Button size="sm" variant="secondary" icon="sync" onClick={onFetchAll}>
          {t('pages.regressions.again', 'Analyse again')}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0),
    color: theme.colors.text.secondary,
    minHeight: theme.spacing(4),
  }),
  bar: css({ width: 160, accentColor: theme.colors.primary.main }),
  problems: css({ maxHeight: 300, overflow: 'auto', paddingLeft: theme.spacing(2) }),
});
