import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, RadioButtonGroup, TextArea, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import type { SeriesChange } from '../core/changepoint/judge';
import { messageOf } from '../core/errors';
import { TRIAGE_STATES, type Triage, type TriageState } from './triage';
import { triageStore } from './triage-store';
import { stateName } from './TriageBadge';

interface Props {
  change: SeriesChange;
  /** By which it is kept. */
  changeKey: string;
  triage?: Triage;
  label: string;
  onSaved?: () => void;
}

/** What the team makes of a change: for everybody who sees the series, as an annotation of Grafana's. */
export function TriageForm({ change, changeKey, triage, label, onSaved }: Props) {
  const styles = useStyles2(getStyles);
  const [said, setSaid] = useState<Pick<Triage, 'state' | 'note'>>({ state: triage?.state, note: triage?.note });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async (next: typeof said | undefined) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await triageStore.set(changeKey, change, label, next);
      onSaved?.();
    } catch (error) {
      setProblem(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  const same = said.state === triage?.state && (said.note ?? '').trim() === (triage?.note ?? '');
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
        {triage && (
          <Button type="button" size="sm" variant="secondary" disabled={busy} onClick={() => void save(undefined)}>
            {t('panel.triage.clear', 'Take it back')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Grafana's words where it has some. */
function reasonOf(error: unknown): string {
  const { status, data } = error as { status?: number; data?: { message?: string } };
  const why = data?.message ?? (error instanceof Error ? messageOf(error) : `Grafana answered ${status ?? 'nothing'}.`);
  return status === 401 || status === 403
    ? t('panel.triage.forbidden', 'You may not write annotations here: ask for the role Editor.')
    : t('panel.triage.failed', 'This could not be saved: {{why}}', { why });
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({ display: 'grid', gap: theme.spacing(1), marginTop: theme.spacing(1) }),
  problem: css({ margin: 0 }),
  buttons: css({ display: 'flex', gap: theme.spacing(1) }),
});
