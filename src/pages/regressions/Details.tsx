import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { changeMarkdown } from '../../core/report/change-markdown';
import { t } from '../../shared/translate';
import { mayTriage } from '../../shared/triage/may-write';
import { TriageForm } from '../../shared/triage/TriageForm';
import type { Entry, Row } from './change-rows';
import { ChangeFacts } from './ChangeFacts';
import { IssueButtons } from './IssueButtons';
import { MetricList } from './MetricList';

interface Props {
  entry: Entry;
  /** The data source's uid. */
  source: string;
  /** Whose tests, if not the data source's own user's. */
  user: string;
  /** Address of an issue tracker's form. */
  issueTemplate?: string;
}

/** Shows one metric of an entry with its levels and facts, the others to choose from, and one form for all of them. */
export function Details({ entry, source, user, issueTemplate }: Props) {
  const styles = useStyles2(getStyles);
  const { rows } = entry;
  const [id, setId] = useState(rows[0].id);
  const chosen = rows.find((row) => row.id === id) ?? rows[0];
  return (
    <div className={styles.box}>
      <ChangeFacts row={chosen} source={source} user={user} />
      {rows.length > 1 && <MetricList rows={rows} chosen={chosen.id} onChoose={(row) => setId(row.id)} />}
      <div className={styles.actions}>
        {mayTriage() ? (
          <section className={styles.form} aria-label={t('pages.regressions.all-label', 'All metrics of this line')}>
            {rows.length > 1 && (
              <strong>
                {t('pages.regressions.all-of-run', 'All {{count}} metrics of this line', { count: rows.length })}
              </strong>
            )}
            <TriageForm subjects={rows.map(subjectOf)} />
          </section>
        ) : (
          <p className={styles.note}>
            {t('pages.regressions.viewer', 'Acknowledging changes, and notes on them, take the role Editor.')}
          </p>
        )}
        <div className={styles.buttons}>
          {issueTemplate && <IssueButtons entry={entry} template={issueTemplate} />}
          <ClipboardButton
            size="sm"
            variant="secondary"
            fill="text"
            icon="copy"
            getText={() =>
              rows.map((row) => changeMarkdown(row.change, `${row.test} ${row.metric}`, row.triage?.note)).join('\n\n')
            }
          >
            {t('pages.regressions.copy', 'Copy as Markdown')}
          </ClipboardButton>
        </div>
      </div>
    </div>
  );
}

const subjectOf = (row: Row) => ({ ...row, label: row.metric });

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: 'grid', gap: theme.spacing(2), padding: theme.spacing(1) }),
  actions: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: theme.spacing(2) }),
  form: css({ flex: '0 1 420px' }),
  note: css({ margin: 0, color: theme.colors.text.secondary }),
  buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
