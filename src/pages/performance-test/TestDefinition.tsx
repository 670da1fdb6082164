import { Collapse } from '@grafana/ui';
import React, { useEffect, useMemo, useState } from 'react';

import type { HunterDataSource } from '../../datasource/datasource';
import { TestStatus } from '../../datasource/editor/TestStatus';
import { useLookup } from '../../datasource/editor/useLookup';
import { t } from '../../shared/translate';
import { getHunterDataSource } from '../hunter-data-source';

interface Props {
  /** The data source's uid. */
  source: string;
  test: string;
  /** Whose test, if not the data source's own user's. */
  user?: string;
}

/** The test's definition in Fallout with its parameters put in, and where in Graphite that says the results are. */
export function TestDefinition({ source, test, user }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <div style={{ marginTop: 16 }} data-testid="hunter-definition">
      <Collapse label={t('pages.test.definition', 'Definition')} isOpen={open} onToggle={setOpen}>
        {open && <Found source={source} test={test} user={user} />}
      </Collapse>
    </div>
  );
}

function Found({ source, test, user }: Props) {
  const [datasource, setDatasource] = useState<HunterDataSource>();
  useEffect(() => {
    let gone = false;
    void getHunterDataSource(source).then((found) => !gone && setDatasource(found));
    return () => {
      gone = true;
    };
  }, [source]);
  return datasource ? <Resolved datasource={datasource} test={test} user={user} /> : null;
}

function Resolved({ datasource, test, user }: { datasource: HunterDataSource } & Omit<Props, 'source'>) {
  const asked = useMemo(() => ({ type: 'fallout' as const, test, user }), [test, user]);
  const lookup = useLookup(datasource, asked);
  return <TestStatus lookup={lookup} falloutUrl={datasource.falloutUrl} initiallyShown />;
}
