import { Combobox, Field } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { METRICS, STORY } from '../../demo/story/story';
import { DEFAULT_QUERY } from '../../src/core/query/model';
import { HunterDataSource } from '../../src/datasource/datasource';
import type { HunterQuery } from '../../src/datasource/types';
import { SETTINGS } from '../data-source';
import { lastDays, useQuery } from '../useQuery';
import { PageFrame } from './PageFrame';
import { PanelBox } from './PanelBox';
import { RangePicker } from './RangePicker';

const TESTS = STORY.map(({ name }) => ({ value: name, label: name }));

/** All metrics of one of the sample tests, as a dashboard shows them. */
export function Dashboard() {
  const datasource = useState(() => new HunterDataSource(SETTINGS))[0];
  const [test, setTest] = useState(STORY[0].name);
  const query = useMemo(
    (): HunterQuery => ({ ...DEFAULT_QUERY, refId: 'A', source: { type: 'fallout', test } }),
    [test]
  );
  const [range, setRange] = useState(() => lastDays(180));
  const data = useQuery(datasource, query, range);
  return (
    <PageFrame
      title="Performance test"
      choices={
        <>
          <Field noMargin label="Test" htmlFor="workbench-test">
            <Combobox id="workbench-test" options={TESTS} value={test} onChange={({ value }) => setTest(value)} />
          </Field>
          <RangePicker range={range} onRange={setRange} />
        </>
      }
    >
      <PanelBox
        data={data}
        range={range}
        onRange={setRange}
        options={{ layout: 'multiples' }}
        charts={Object.keys(METRICS).length}
      />
    </PageFrame>
  );
}
