import { t } from '@grafana/i18n';
import { Modal } from '@grafana/ui';
import React from 'react';

import type { RuleDraft } from './build-rule';
import { RuleForm } from './RuleForm';

interface Props {
  wish: RuleDraft;
  onDismiss: () => void;
}

/** The form as a dialog of its own. */
export default function RuleModal({ wish, onDismiss }: Props) {
  return (
    <Modal isOpen title={t('alert-rule.title', 'New alert rule for regressions')} onDismiss={onDismiss}>
      <RuleForm wish={wish} onDismiss={onDismiss} />
    </Modal>
  );
}
