import type { DataSourceInstanceSettings } from '@grafana/data';
import { RadioButtonGroup } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import type { HunterOptions } from '../../datasource/types';
import { TextField } from '../../shared/fields/TextField';
import { t } from '../../shared/translate';
import { FirstChart } from './FirstChart';
import { chosenQuery, type SetupChoice } from './setup-url';
import { Step, type StepState } from './Step';
import { TestField } from './TestField';

interface Props {
  source?: DataSourceInstanceSettings<HunterOptions>;
  /** Whether its servers were tried: of those that fail, others may answer. */
  isTried: boolean;
  address: SetupChoice;
  onChange: (change: Partial<SetupChoice>) => void;
}

/** The first query, and its chart right here. */
export function LookStep({ source: chosen, isTried, address, onChange }: Props) {
  const { test, target } = address;
  const source = isTried ? chosen : undefined;
  const [chart, setChart] = useState<{ query: string; state: StepState }>();
  const [by, setBy] = useState<By>();
  const shownBy = by ?? usualBy(source, address);
  // the same object as long as it says the same: another one would be asked for anew
  const query = useMemo(() => chosenQuery(source?.uid, { test, target }), [source?.uid, test, target]);
  const key = JSON.stringify(query);
  const state = query ? (chart?.query === key ? chart.state : 'busy') : 'todo';
  return (
    <Step title={titleOf(chosen)} state={source ? state : 'todo'}>
      {source ? (
        <>
          {(hasFallout(source) || test) && <WhatToLookAt by={shownBy} onChange={setBy} />}
          <div style={{ width: 'min(100%, 480px)' }}>
            <Subject by={shownBy} source={source} address={address} onChange={onChange} />
          </div>
          {query && <FirstChart key={key} query={query} onState={(next) => setChart({ query: key, state: next })} />}
        </>
      ) : (
        <div>{t('pages.setup.look-first', 'Comes after a data source that answers.')}</div>
      )}
    </Step>
  );
}

type By = 'test' | 'target';

const hasFallout = (source: Props['source']) => Boolean(source?.jsonData?.falloutUrl);

const titleOf = (source: Props['source']) =>
  source && !hasFallout(source)
    ? t('pages.setup.look-series', 'Look at series')
    : t('pages.setup.look', 'Look at a test');

/** What is looked at as long as nobody chose: what the address has, else a test where there is Fallout. */
const usualBy = (source: Props['source'], { test, target }: SetupChoice): By =>
  target || (source && !hasFallout(source) && !test) ? 'target' : 'test';

function WhatToLookAt({ by, onChange }: { by: By; onChange: (by: By) => void }) {
  return (
    <RadioButtonGroup
      aria-label={t('pages.setup.by', 'What to look at')}
      options={[
        { value: 'test' as const, label: t('pages.setup.by-test', 'Fallout test') },
        { value: 'target' as const, label: t('pages.setup.by-target', 'Graphite target') },
      ]}
      value={by}
      onChange={onChange}
    />
  );
}

interface SubjectProps extends Required<Omit<Props, 'isTried'>> {
  by: By;
}

/** The test or the target to look at. */
function Subject({ by, source, address: { test, target }, onChange }: SubjectProps) {
  if (by === 'target') {
    return (
      <TextField
        grow
        label={t('pages.setup.target', 'Target')}
        value={target ?? ''}
        placeholder="perf.daily.*.throughput"
        onChange={(typed) => onChange({ target: typed || undefined, test: undefined })}
      />
    );
  }
  if (source.jsonData?.falloutUrl) {
    return (
      <TestField uid={source.uid} test={test} onChange={(chosen) => onChange({ test: chosen, target: undefined })} />
    );
  }
  return (
    <div>
      {t(
        'pages.setup.no-fallout',
        'No Fallout is configured in “{{name}}”: look at a Graphite target, or give Fallout’s URL in its settings.',
        { name: source.name }
      )}
    </div>
  );
}
