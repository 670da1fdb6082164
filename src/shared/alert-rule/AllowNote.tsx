import { Alert } from '@grafana/ui';
import React from 'react';

import { t } from '../translate';

/** What else is done with the rule, so that it can be evaluated. */
export function AllowNote({ name }: { name: string }) {
  return (
    <Alert severity="info" title={t('alert-rule.allow-title', 'Hunter may not read “{{name}}” yet', { name })}>
      {t(
        'alert-rule.allow-text',
        'Alert rules are evaluated by Grafana’s server. With this one, the Hunter data source is allowed to read “{{name}}” there, and so is whoever may query it. What is missing is made: the Hunter data source itself, and a service account with the role Viewer and a token.',
        { name }
      )}
    </Alert>
  );
}
