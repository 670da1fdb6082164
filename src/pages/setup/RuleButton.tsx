import { hasPermission } from '@grafana/runtime';
import { Button } from '@grafana/ui';
import React, { useState } from 'react';

import type { RuleDraft } from '../../shared/alert-rule/build-rule';
import RuleModal from '../../shared/alert-rule/RuleModal';
import { t } from '../../shared/translate';

/** Opens the dialog for an alert rule, for those who may make one. */
export function RuleButton({ draft }: { draft: RuleDraft }) {
  const [open, setOpen] = useState(false);
  if (!hasPermission('alert.rules:create')) {
    return null;
  }
  return (
    <>
      <Button variant="secondary" icon="bell" onClick={() => setOpen(true)}>
        {t('pages.setup.alert', 'Be told of regressions')}
      </Button>
      {open && <RuleModal drafted={{ draft }} onDismiss={() => setOpen(false)} />}
    </>
  );
}
