import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, ClipboardButton, LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { changeMarkdown } from '../../core/report/change-markdown';
import type { DraftedRule } from '../../shared/alert-rule/draft-rule';
import { t } from '../../shared/translate';
import type { ShownChange } from '../model/shown-changes';
import { usePanelLinks, type PanelContext } from './usePanelLinks';

interface Props {
  shown: ShownChange;
  label: string;
  place: PanelContext;
  onAlertRule: (drafted: DraftedRule) => void;
}

/** Copies a change, opens its query in Explore, or makes an alert rule of it. */
export function Actions({ shown: { change, triage }, label, place, onAlertRule }: Props) {
  const styles = useStyles2(getStyles);
  const { explore, alertRule } = usePanelLinks(place);
  return (
    <div className={styles.actions}>
      <ClipboardButton
        size="sm"
        variant="secondary"
        fill="text"
        icon="copy"
        getText={() => changeMarkdown(change, label, triage?.note)}
      >
        {t('panel.actions.copy', 'Copy as Markdown')}
      </ClipboardButton>
      {explore && (
        <LinkButton size="sm" variant="secondary" fill="text" icon="compass" href={explore}>
          {t('panel.actions.explore', 'Open in Explore')}
        </LinkButton>
      )}
      {alertRule && (
        <Button size="sm" variant="secondary" fill="text" icon="bell" onClick={() => onAlertRule(alertRule)}>
          {t('panel.actions.alert', 'Create alert rule')}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  actions: css({
    display: 'flex',
    flexWrap: 'wrap',
    marginTop: theme.spacing(1),
    marginLeft: theme.spacing(-1),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    paddingTop: theme.spacing(0.5),
  }),
});
