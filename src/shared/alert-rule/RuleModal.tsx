import { Modal } from '@grafana/ui';
import React from 'react';

import { t } from '../translate';
import type { DraftedRule } from './draft-rule';
import { RuleDialog } from './RuleDialog';

interface Props {
  drafted: DraftedRule;
  /** Goes nowhere when the rule is made. */
  stays?: boolean;
  onDismiss: () => void;
}

/** The form as a dialog of its own. */
export default function RuleModal({ onDismiss, ...dialog }: Props) {
  return (
    <Modal isOpen title={t('alert-rule.title', 'New alert rule for regressions')} onDismiss={onDismiss}>
      <RuleDialog {...dialog} onDismiss={onDismiss} />
    </Modal>
  );
}
