import { Modal } from '@grafana/ui';
import React from 'react';

import { t } from '../translate';
import type { RuleDraft } from './build-rule';
import { RuleForm } from './RuleForm';

interface Props {
  draft: RuleDraft;
  onDismiss: () => void;
}

/** The form as a dialog of its own. */
export default function RuleModal({ draft, onDismiss }: Props) {
  return (
    <Modal isOpen title={t('alert-rule.title', 'New alert rule for regressions')} onDismiss={onDismiss}>
      <RuleForm draft={draft} onDismiss={onDismiss} />
    </Modal>
  );
}
