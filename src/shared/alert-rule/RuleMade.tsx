import { Alert, Button, Modal, TextLink } from '@grafana/ui';
import React from 'react';

import { t } from '../translate';

interface Props {
  title: string;
  /** Grafana's own page of the rule. */
  path: string;
  onDismiss?: () => void;
}

/** Says that the rule is there, where one has to stay: what is not saved on the page would be lost. */
export function RuleMade({ title, path, onDismiss }: Props) {
  return (
    <>
      <Alert severity="success" title={t('alert-rule.made', 'The alert rule “{{title}}” is made.', { title })}>
        <TextLink href={path} external>
          {t('alert-rule.show', 'Show the rule')}
        </TextLink>
      </Alert>
      <Modal.ButtonRow>
        <Button onClick={onDismiss}>{t('alert-rule.close', 'Close')}</Button>
      </Modal.ButtonRow>
    </>
  );
}
