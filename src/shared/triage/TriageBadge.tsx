import { css } from '@emotion/css';
import { dateTimeFormatTimeAgo, type GrafanaTheme2 } from '@grafana/data';
import { Badge, useStyles2, type IconName } from '@grafana/ui';
import React from 'react';

import { t } from '../translate';
import type { Triage, TriageState } from './triage';

/** Shows the triage of a change: state, note, author and age. */
export function TriageBadge({ triage: { state, note, by, updated } }: { triage: Triage }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} data-testid="hunter-triage">
      {state && <Badge text={stateName(state)} icon={ICONS[state]} color="blue" />}
      {note && <div className={styles.note}>{note}</div>}
      <div className={styles.by}>{[by, updated > 0 && dateTimeFormatTimeAgo(updated)].filter(Boolean).join(', ')}</div>
    </div>
  );
}

/** The state's name in the user's language. */
export function stateName(state: TriageState): string {
  switch (state) {
    case 'acknowledged':
      return t('panel.triage.acknowledged', 'Acknowledged');
    case 'expected':
      return t('panel.triage.expected', 'Expected');
    case 'hidden':
      return t('panel.triage.hidden', 'Hidden');
  }
}

const ICONS: Record<TriageState, IconName> = { acknowledged: 'eye', expected: 'check', hidden: 'eye-slash' };

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ margin: theme.spacing(0.5, 0) }),
  note: css({ whiteSpace: 'pre-wrap' }),
  by: css({ color: theme.colors.text.secondary }),
});
