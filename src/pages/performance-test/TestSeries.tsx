import { Alert, LinkButton, LoadingPlaceholder } from '@grafana/ui';
import React, { useEffect, useMemo, useState, type ReactNode } from 'react';

import { messageOf } from '../../core/errors';
import type { HunterQueryModel } from '../../core/query/model';
import { planPrefix } from '../../core/query/plan-query';
import { t } from '../../shared/translate';
import { getHunterDataSource } from '../hunter-data-source';
import { PATHS } from '../routes';
import type { SavedSource } from '../saved/saved-item';
import { sourceOf, testsOf } from '../saved/tests-below';
import { useSaved } from '../saved/useSaved';

type Source = HunterQueryModel['source'];

interface Props {
  /** The data source's uid. */
  source: string;
  /** A Fallout test, or else the name of a saved source. */
  test?: string;
  /** Whose test, if not the data source's own user's. */
  user?: string;
  saved?: string;
  children: (series: Source) => ReactNode;
}

/** Where the series of a test or a saved source come from: what a query can ask for. */
export function TestSeries({ source, test, user, saved, children }: Props) {
  const fallout = useMemo(
    (): Source | undefined => (test ? { type: 'fallout', test, ...(user && { user }) } : undefined),
    [test, user]
  );
  return fallout ? <>{children(fallout)}</> : <SavedSeries {...{ source, saved, children }} />;
}

function SavedSeries({ source, saved: name, children }: Omit<Props, 'test' | 'user'>) {
  const { all } = useSaved();
  const [located, setLocated] = useState<{ of: string; series?: Source; problem?: string }>();
  const found = useMemo(
    () => name && sourceOf(all?.filter(({ datasource }) => datasource === source) ?? [], name),
    [all, name, source]
  );
  useEffect(() => {
    let gone = false;
    const tell = (result: { series?: Source; problem?: string }) =>
      !gone && name && setLocated({ of: name, ...result });
    if (found && name) {
      seriesOf(found, name, source).then(
        (series) => tell({ series }),
        (error: unknown) => tell({ problem: messageOf(error) })
      );
    }
    return () => {
      gone = true;
    };
  }, [found, name, source]);
  const { series, problem } = located?.of === name ? (located ?? {}) : {};
  if (problem || (all && !found)) {
    return (
      <Alert
        severity="error"
        title={
          problem ??
          t(
            'pages.saved.gone',
            'There is no saved source "{{name}}": it was renamed, deleted, or is somebody else’s own.',
            {
              name,
            }
          )
        }
      >
        <LinkButton href={PATHS.regressions}>{t('pages.saved.back', 'Regressions')}</LinkButton>
      </Alert>
    );
  }
  return series ? (
    <>{children(series)}</>
  ) : (
    <LoadingPlaceholder text={t('pages.saved.loading', 'Looking for its series…')} />
  );
}

async function seriesOf(saved: SavedSource, test: string, uid: string): Promise<Source> {
  const { send } = await getHunterDataSource(uid);
  const whole = saved.series;
  const tests = saved.name === test ? [] : await testsOf(saved, send);
  const series = tests.find(({ name }) => name === test)?.source ?? whole;
  if (series.type !== 'prefix') {
    return series;
  }
  const { batches } = await planPrefix(send, series.prefix);
  return { type: 'graphite', targets: batches.flat() };
}
