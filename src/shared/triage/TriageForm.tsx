import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, RadioButtonGroup, TextArea, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { readApiError } from '../grafana-api/api-error';
import { t } from '../translate';
import { TRIAGE_STATES, type Triage, type TriageState } from './triage';
import { triageStore, type TriageInput, type TriageSubject } from './triage-store';
import { stateName } from './TriageBadge';

interface Props {
  /** One change, or all of a run. */
  subjects: Array<TriageSubject & { triage?: Triage }>;
  onSaved?: () => void;
}

/** Edits the triage of one or more changes. It is stored in Grafana's annotations, for all users. */
export function TriageForm({ subjects, onSaved }: Props) {
  const styles = useStyles2(getStyles);
  const before = { state: common(subjects, 'state'), note: common(subjects, 'note') };
  const [said, setSaid] = useState<TriageInput>(before);
  const stored = JSON.stringify(before);
  const [seen, setSeen] = useState(stored);
  if (seen !== stored) {
    // said elsewhere, as for all changes of the run
    setSeen(stored);
    setSaid(before);
  }
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async (next: typeof said | undefined) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await triageStore.set(subjects, next);
      onSaved?.();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  const same = said.state === before.state && (said.note ?? '').trim() === (before.note ?? '');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save(said);
      }}
    >
      <RadioButtonGroup<TriageState>
        size="sm"
        fullWidth
        aria-label={t('panel.triage.label', 'What is made of this change')}
        options={TRIAGE_STATES.map((value) => ({ value, label: stateName(value) }))}
        value={said.state}
        onChange={(state) => setSaid({ ...said, state })}
      />
      <TextArea
        rows={2}
        aria-label={t('panel.triage.note', 'Note')}
        placeholder={t('panel.triage.note-example', 'Note: a cause, an issue, who looks after it')}
        value={said.note ?? ''}
        onChange={(event) => setSaid({ ...said, note: event.currentTarget.value })}
      />
      {problem && <Alert severity="error" title={problem} className={styles.problem} />}
      <div className={styles.buttons}>
        <Button type="submit" size="sm" disabled={busy || same}>
          {t('panel.triage.save', 'Save')}
        </Button>
        {subjects.some(({ triage }) => triage) && (
          <Button type="button" size="sm" variant="secondary" disabled={busy} onClick={() => void save(undefined)}>
            {t('panel.triage.clear', 'Take it back')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** The value that all subjects share; undefined when they differ. */
function common<K extends keyof TriageInput>([first, ...others]: Props['subjects'], key: K): TriageInput[K] {
  const value = first.triage?.[key];
  return others.every(({ triage }) => triage?.[key] === value) ? value : undefined;
}

function problemOf(error: unknown): string {
  const { status, reason: why } = readApiError(error);
  return status === 401 || status === 403
    ? t('panel.triage.forbidden', 'You may not write annotations here: ask for the role Editor.')
    : t('panel.triage.failed', 'This could not be saved: {{why}}', { why });
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({ display: 'grid', gap: theme.spacing(1), marginTop: theme.spacing(1) }),
  problem: css({ margin: 0 }),
  buttons: css({ display: 'flex', gap: theme.spacing(1) }),
});
