import type { DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { RadioButtonGroup } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import type { HunterOptions } from '../../datasource/types';
import { TextField } from '../../shared/fields/TextField';
import { FirstChart } from './FirstChart';
import { chosenQuery, type SetupChoice } from './setup-url';
import { Step, type StepState } from './Step';
import { TestField } from './TestField';

interface Props {
  /** Left out as long as it does not answer. */
  source?: DataSourceInstanceSettings<HunterOptions>;
  address: SetupChoice;
  onChange: (change: Partial<SetupChoice>) => void;
}

/** The first query, and its chart right here. */
export function LookStep({ source, address, onChange }: Props) {
  const { test, target } = address;
  const [chart, setChart] = useState<{ query: string; state: StepState }>();
  const [by, setBy] = useState<'test' | 'target'>();
  const fallout = Boolean(source?.jsonData?.falloutUrl);
  const shownBy = by ?? (target || (source && !fallout && !test) ? 'target' : 'test');
  // the same object as long as it says the same: another one would be asked for anew
  const query = useMemo(() => chosenQuery(source?.uid, { test, target }), [source?.uid, test, target]);
  const key = JSON.stringify(query);
  const state = query ? (chart?.query === key ? chart.state : 'busy') : 'todo';
  return (
    <Step title={t('pages.setup.look', 'Look at a test')} state={source ? state : 'todo'}>
      {source ? (
        <>
          <RadioButtonGroup
            aria-label={t('pages.setup.by', 'What to look at')}
            options={[
              { value: 'test' as const, label: t('pages.setup.by-test', 'Fallout test') },
              { value: 'target' as const, label: t('pages.setup.by-target', 'Graphite target') },
            ]}
            value={shownBy}
            onChange={setBy}
          />
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

interface SubjectProps extends Required<Props> {
  by: 'test' | 'target';
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
