import { Alert, Button } from '@grafana/ui';
import React, { useState } from 'react';

import { readApiError } from '../../shared/grafana-api/api-error';
import { t } from '../../shared/translate';
import { addSource } from './add-source';

/** Makes a data source and opens its settings, or says why that is not possible. */
export function AddSourceButton() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const add = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      window.location.assign(await addSource());
    } catch (error) {
      setProblem(
        t('pages.setup.add-failed', 'The data source could not be added: {{why}}', { why: readApiError(error).reason })
      );
      setBusy(false);
    }
  };
  return (
    <>
      <Button icon="plus" disabled={busy} onClick={() => void add()}>
        {t('pages.setup.add-source', 'Add a Hunter data source')}
      </Button>
      {problem && <Alert severity="error" title={problem} />}
    </>
  );
}
