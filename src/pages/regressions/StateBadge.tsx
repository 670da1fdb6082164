import { Badge } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';
import { stateName as triageName } from '../../shared/triage/TriageBadge';
import type { RowFilter, RowState } from './change-rows';

const COLORS: Record<RowState, 'red' | 'orange' | 'blue' | 'green' | 'darkgrey'> = {
  new: 'red',
  acknowledged: 'orange',
  expected: 'blue',
  fixed: 'green',
  hidden: 'darkgrey',
};

/** Shows the state of a change, with the team's note as a tooltip. */
export function StateBadge({ state, note }: { state: RowState; note?: string }) {
  return <Badge text={stateName(state)} color={COLORS[state]} tooltip={note} />;
}

/** The state's name in the user's language. */
export function stateName(state: RowFilter['state']): string {
  switch (state) {
    case 'new':
      return t('pages.regressions.state-new', 'New');
    case 'fixed':
      return t('pages.regressions.state-fixed', 'Fixed');
    case 'open':
      return t('pages.regressions.state-open', 'Open');
    case 'all':
      return t('pages.regressions.state-all', 'All');
    default:
      return triageName(state);
  }
}
