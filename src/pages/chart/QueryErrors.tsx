import type { PanelData } from '@grafana/data';
import { Alert } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';

/** The errors of queries, each as an alert. */
export function QueryErrors({ errors = [] }: Pick<PanelData, 'errors'>) {
  return (
    <>
      {errors.map(({ message }, index) => (
        <Alert
          key={index}
          severity="error"
          title={message ?? t('pages.query-failed', 'The query failed, and nothing says why.')}
        />
      ))}
    </>
  );
}
