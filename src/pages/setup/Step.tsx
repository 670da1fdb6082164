import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Spinner, useStyles2, type IconName } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { t } from '../../shared/translate';

export type StepState = 'done' | 'todo' | 'busy' | 'failed';

interface Props {
  title: string;
  state: StepState;
  children: ReactNode;
}

/** A step of the setup, and how it stands with it. */
export function Step({ title, state, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.step} data-testid="hunter-step" data-state={state}>
      <div className={cx(styles.mark, styles[state])}>
        {state === 'busy' ? (
          <Spinner size="lg" aria-label={stateName(state)} />
        ) : (
          <Icon name={ICONS[state]} size="xl" title={stateName(state)} />
        )}
      </div>
      <div className={styles.body}>
        <h2 className={styles.title}>{title}</h2>
        <div className={styles.text}>{children}</div>
      </div>
    </li>
  );
}

const ICONS: Record<Exclude<StepState, 'busy'>, IconName> = {
  done: 'check-circle',
  todo: 'circle',
  failed: 'exclamation-circle',
};

function stateName(state: StepState): string {
  switch (state) {
    case 'done':
      return t('pages.setup.done', 'Done');
    case 'todo':
      return t('pages.setup.todo', 'To do');
    case 'busy':
      return t('pages.setup.busy', 'Being tried');
    case 'failed':
      return t('pages.setup.failed', 'Failed');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  step: css({ display: 'flex', gap: theme.spacing(2) }),
  mark: css({ flexShrink: 0, width: 24, paddingTop: theme.spacing(0.25) }),
  body: css({ flexGrow: 1, minWidth: 0 }),
  title: css({ fontSize: theme.typography.h4.fontSize, margin: 0 }),
  text: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
    maxWidth: '100%',
  }),
  done: css({ color: theme.colors.success.text }),
  todo: css({ color: theme.colors.text.secondary }),
  busy: css({ color: theme.colors.text.secondary }),
  failed: css({ color: theme.colors.error.text }),
});
