import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { changeMarkdown } from '../../core/report/change-markdown';
import { changeCertainty, changeFacts, changeSpan, changeTitle } from '../../core/report/describe';
import { mayTriage } from '../../shared/triage/may-write';
import { TriageForm } from '../../shared/triage/TriageForm';
import type { Row } from './change-rows';
import { Sparkline } from './Sparkline';

/** Describes each metric that changed in a run, with its triage form where the user may write. */
export function Details({ row }: { row: Row }) {
  const styles = useStyles2(getStyles);
  const all = [row, ...row.others];
  const mayWrite = mayTriage();
  return (
    <div className={styles.list}>
      {mayWrite && all.length > 1 && (
        <section className={styles.all} aria-label={t('pages.regressions.all-label', 'All metrics of this run')}>
          <strong>
            {t('pages.regressions.all-of-run', 'All {{count}} metrics of this run', { count: all.length })}
          </strong>
          <TriageForm subjects={all.map(subjectOf)} />
        </section>
      )}
      {all.map((one) => (
        <section key={one.id} className={styles.one} aria-label={one.metric}>
          <div>
            <strong>{one.metric}</strong>
            <div>{changeTitle(one.change)}</div>
            <Sparkline row={one} />
          </div>
          <div>
            {[changeSpan(one.change), ...changeFacts(one.change), changeCertainty(one.change), ...directionOf(one)].map(
              (fact) => (
                <div key={fact}>{fact}</div>
              )
            )}
            {one.change.links?.map(({ title, url }) => (
              <a key={url} href={url} target="_blank" rel="noreferrer" className={styles.link}>
                {title}
              </a>
            ))}
          </div>
          <div>
            {mayWrite && <TriageForm subjects={[subjectOf(one)]} />}
            <ClipboardButton
              size="sm"
              variant="secondary"
              fill="text"
              icon="copy"
              getText={() => changeMarkdown(one.change, `${one.test} ${one.metric}`, one.triage?.note)}
            >
              {t('pages.regressions.copy', 'Copy as Markdown')}
            </ClipboardButton>
          </div>
        </section>
      ))}
    </div>
  );
}

const directionOf = ({ change }: Row): string[] =>
  change.direction === 'either'
    ? [t('pages.regressions.unknown-direction', 'Which way is better is not known for this metric.')]
    : [];

const subjectOf = (row: Row) => ({ ...row, label: row.metric });

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'grid', gap: theme.spacing(2), padding: theme.spacing(1) }),
  one: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: theme.spacing(2),
  }),
  all: css({ maxWidth: 420 }),
  link: css({ display: 'block', color: theme.colors.text.link }),
});
