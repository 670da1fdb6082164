import { Dropdown, IconButton, Menu } from '@grafana/ui';
import React from 'react';

import { changeMarkdown } from '../../core/report/change-markdown';
import { t } from '../../shared/translate';
import { mayTriage } from '../../shared/triage/may-write';
import { TRIAGE_STATES, type TriageState } from '../../shared/triage/triage';
import { triageStore } from '../../shared/triage/triage-store';
import { stateName } from '../../shared/triage/TriageBadge';
import { useAttempt } from '../useAttempt';
import type { Row } from './change-rows';

/** What can be done about one metric of an entry. */
export function ChangeMenu({ row }: { row: Row }) {
  const attempt = useAttempt();
  const { test, metric, change, triage } = row;
  const set = (state: TriageState | undefined) =>
    attempt(triageStore.set([{ ...row, label: metric }], state && { state, note: triage?.note }));
  const copy = () => attempt(navigator.clipboard.writeText(changeMarkdown(change, `${test} ${metric}`, triage?.note)));
  return (
    <Dropdown
      overlay={
        <Menu>
          {mayTriage() &&
            TRIAGE_STATES.filter((state) => state !== triage?.state).map((state) => (
              <Menu.Item key={state} label={stateName(state)} onClick={() => set(state)} />
            ))}
          {mayTriage() && triage && (
            <Menu.Item label={t('panel.triage.clear', 'Take it back')} onClick={() => set(undefined)} />
          )}
          <Menu.Item label={t('pages.regressions.copy', 'Copy as Markdown')} icon="copy" onClick={copy} />
        </Menu>
      }
    >
      <IconButton
        name="ellipsis-v"
        aria-label={t('pages.regressions.menu', 'Actions on {{test}}, {{metric}}', { test, metric })}
      />
    </Dropdown>
  );
}
