import { LinkButton, Stack } from '@grafana/ui';
import React from 'react';

import { draftIssue, issueSearchUrl, issueUrl } from '../../core/report/issue';
import { t } from '../../shared/translate';
import { mayTriage } from '../../shared/triage/may-write';
import { triageKey } from '../../shared/triage/triage';
import { triageStore } from '../../shared/triage/triage-store';
import { useAttempt } from '../useAttempt';
import type { Entry, Row } from './change-rows';

interface Props {
  entry: Entry;
  /** Address of a tracker's form, see `issueUrl`. */
  template: string;
}

/**
 * Opens a tracker's form with the entry filled in. The issue has the entry's id, which a search finds again; whoever may
 * write notes leaves the id at the changes, so that the next one is led to the issue instead of filing another.
 */
export function IssueButtons({ entry: { group, rows }, template }: Props) {
  const attempt = useAttempt();
  const id = `hunter-${triageKey({ id: group.id })}`;
  const create = issueUrl(template, draftIssue({ ...group, changes: rows }, id));
  const find = issueSearchUrl(template, id);
  const isFiled = rows.some(({ triage }) => triage?.note?.includes(id));
  const remember = () => mayTriage() && attempt(noteIssue(rows, id));
  return (
    <Stack gap={1} wrap="wrap">
      {create && !isFiled && (
        <LinkButton
          size="sm"
          variant="secondary"
          icon="plus"
          href={create}
          target="_blank"
          rel="noreferrer"
          onClick={remember}
        >
          {t('pages.regressions.create-issue', 'Create issue')}
        </LinkButton>
      )}
      {find && (
        <LinkButton size="sm" variant="secondary" icon="search" href={find} target="_blank" rel="noreferrer">
          {isFiled
            ? t('pages.regressions.find-issue', 'Find its issue')
            : t('pages.regressions.look-for-issue', 'Look for an issue')}
        </LinkButton>
      )}
    </Stack>
  );
}

async function noteIssue(rows: Row[], id: string): Promise<void> {
  for (const row of rows) {
    const note = [row.triage?.note, t('pages.regressions.issue-note', 'Issue {{id}}', { id })]
      .filter(Boolean)
      .join('\n');
    await triageStore.set([{ ...row, label: row.metric }], { state: row.triage?.state ?? 'acknowledged', note });
  }
}
