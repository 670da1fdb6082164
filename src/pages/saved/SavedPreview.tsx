import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { messageOf } from '../../core/errors';
import { formatTime } from '../../core/format';
import { findMappedRuns } from '../../core/runs/find-runs';
import { nameRun } from '../../core/runs/run';
import type { TestRun } from '../../core/series/test-run';
import { t } from '../../shared/translate';
import { getHunterDataSource } from '../hunter-data-source';
import type { SavedSource } from './saved-item';
import { testsOf } from './tests-below';

interface Found {
  /** The draft as text that this was found for. */
  of: string;
  tests: string[];
  /** The last runs of the first test; undefined where no events are named. */
  runs?: TestRun[];
  problem?: string;
}

/** Tests that are named, and runs that are shown. */
const [NAMED, RUNS] = [8, 3];

/** Shows, before it is saved, which tests a source makes, and what its events tell of the last runs. */
export function SavedPreview({ source }: { source: SavedSource }) {
  const styles = useStyles2(getStyles);
  const [found, setFound] = useState<Found>();
  const [busy, setBusy] = useState(false);
  const of = JSON.stringify(source);
  const preview = async () => {
    setBusy(true);
    setFound({ of, ...(await look(source)) });
    setBusy(false);
  };
  return (
    <div className={styles.box}>
      <Button type="button" size="sm" variant="secondary" icon="eye" disabled={busy} onClick={() => void preview()}>
        {t('pages.saved.preview', 'Preview')}
      </Button>
      {found?.of === of && (
        <div role="status">
          {found.problem ? <Alert severity="warning" title={found.problem} /> : <Result {...found} />}
        </div>
      )}
    </div>
  );
}

function Result({ tests, runs }: Found) {
  const styles = useStyles2(getStyles);
  const more = tests.length - NAMED;
  return (
    <>
      <p>
        {t('pages.saved.preview-tests', '{{count}} tests:', { count: tests.length })} {tests.slice(0, NAMED).join(', ')}
        {more > 0 && ` ${t('pages.saved.preview-more', 'and {{count}} more', { count: more })}`}
      </p>
      {runs && (
        <p>
          {runs.length === 0
            ? t('pages.saved.preview-no-runs', 'No event with these tags tells of a run of {{test}}.', {
                test: tests[0],
              })
            : t('pages.saved.preview-runs', 'The last runs of {{test}}:', { test: tests[0] })}
        </p>
      )}
      {runs?.map((run) => (
        <div key={run.time} className={styles.run}>
          {[formatTime(run.time), nameRun(run), run.machine].filter(Boolean).join(' · ')}
        </div>
      ))}
    </>
  );
}

async function look(source: SavedSource): Promise<Omit<Found, 'of'>> {
  try {
    const { send } = await getHunterDataSource(source.datasource);
    const items = await testsOf(source, send);
    const events = items[0]?.events;
    const runs = events && (await findMappedRuns(send, events)).slice(-RUNS);
    return { tests: items.map(({ name }) => name), ...(runs && { runs }) };
  } catch (error) {
    return { tests: [], problem: messageOf(error) };
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: 'grid', justifyItems: 'start', gap: theme.spacing(1), marginBottom: theme.spacing(2) }),
  run: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize }),
});
