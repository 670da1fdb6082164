import type { PanelData } from '@grafana/data';
import { Alert } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';

/** Whether errors are all that the queries are answered with: a chart would only say them again. */
export const onlyErrors = ({ errors = [], series }: Pick<PanelData, 'errors' | 'series'>): boolean =>
  errors.length > 0 && series.length === 0;

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
