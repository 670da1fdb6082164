import { Alert, Button } from '@grafana/ui';
import React, { useState } from 'react';

import { readApiError } from '../../shared/grafana-api/api-error';
import { t } from '../../shared/translate';
import { openDashboard } from './dashboards';

interface Props {
  label: string;
  /** Path of the dashboard in plugin.json. */
  path: string;
  variables: Record<string, string>;
}

/** Opens a dashboard of the app, and says why where that is not possible. */
export function DashboardButton({ label, path, variables }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const open = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await openDashboard(path, variables);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="secondary" icon="apps" disabled={busy} onClick={() => void open()}>
        {label}
      </Button>
      {problem && <Alert severity="warning" title={problem} />}
    </>
  );
}

function problemOf(error: unknown): string {
  const { status, reason: why } = readApiError(error);
  return status === 401 || status === 403
    ? t(
        'pages.setup.may-not-import',
        'The dashboard has not been imported yet, and you may not: ask for the role Editor.'
      )
    : t('pages.setup.import-failed', 'The dashboard could not be imported: {{why}}', {
        why,
      });
}
