import { InlineField, InlineFieldRow, MultiCombobox } from '@grafana/ui';
import React, { useCallback, useId } from 'react';

import type { Walk } from '../../core/graphite/walk-tree';
import type { FalloutSource } from '../../core/query/model';
import { SearchCombobox } from '../../shared/fields/SearchCombobox';
import { t } from '../../shared/translate';
import type { HunterDataSource } from '../datasource';
import { LABEL_WIDTH } from './layout';
import { ParamFields } from './ParamFields';
import { RunFields } from './RunFields';
import { testOptions, userOptions } from './test-options';
import { TestStatus } from './TestStatus';
import { useLookup } from './useLookup';

interface Props {
  source: FalloutSource;
  datasource: HunterDataSource;
  onChange: (source: FalloutSource) => void;
}

/** A Fallout test, and which of its series. What was found out about the test stands below. */
export function FalloutFields({ source, datasource, onChange }: Props) {
  const id = useId();
  const lookup = useLookup(datasource, source);
  const found = lookup.state === 'found' ? lookup.walk : undefined;
  const params = Object.keys({ ...(lookup.state === 'found' && lookup.located.defaults), ...source.params }).length > 0;
  const { user } = source;
  const findUsers = useCallback((typed: string) => userOptions(datasource, typed), [datasource]);
  const findTests = useCallback((typed: string) => testOptions(datasource, user, typed), [datasource, user]);
  const set = (change: Partial<FalloutSource>) => onChange({ ...source, ...change });
  return (
    <>
      <InlineFieldRow>
        <InlineField
          label={t('source.editor.user', 'User')}
          labelWidth={LABEL_WIDTH}
          htmlFor={`${id}-user`}
          tooltip={t(
            'source.editor.e-mail-of-the-test',
            "E-mail of the test's owner in Fallout. Empty: the default user of the data source."
          )}
        >
          <SearchCombobox
            id={`${id}-user`}
            value={source.user ? { value: source.user, label: source.user } : null}
            find={findUsers}
            placeholder={datasource.falloutUser ?? 'jane@example.com'}
            width={32}
            isClearable
            onChange={(chosen) => set({ user: chosen || undefined })}
          />
        </InlineField>
        <InlineField label={t('source.editor.test', 'Test')} labelWidth={12} htmlFor={`${id}-test`} grow>
          <SearchCombobox
            id={`${id}-test`}
            key={source.user}
            value={source.test ? { value: source.test, label: source.test } : null}
            find={findTests}
            placeholder={t('source.editor.choose-a-test', 'Choose a test')}
            onChange={(test) => set({ test: test ?? '' })}
          />
        </InlineField>
      </InlineFieldRow>
      <SeriesFields id={id} source={source} found={found} onChange={set} />
      <RunFields source={source} datasource={datasource} onChange={set} />
      {(params || lookup.state === 'failed') && (
        <ParamFields
          defaults={lookup.state === 'found' ? lookup.located.defaults : {}}
          params={source.params ?? {}}
          onChange={(changed) => set({ params: changed })}
        />
      )}
      <TestStatus lookup={lookup} falloutUrl={datasource.falloutUrl} />
    </>
  );
}

interface SeriesProps {
  id: string;
  source: FalloutSource;
  /** What Graphite has below the test's prefix. */
  found?: Pick<Walk, 'suffixes' | 'metrics'>;
  onChange: (change: Partial<FalloutSource>) => void;
}

/** Which of a test's series. */
function SeriesFields({ id, source, found, onChange }: SeriesProps) {
  const options = (values: string[] = []) =>
    values.map((value) => ({ value, label: value || t('source.editor.no-suffix', '(none)') }));
  return (
    <InlineFieldRow>
      <InlineField
        label={t('source.editor.suffixes', 'Suffixes')}
        labelWidth={LABEL_WIDTH}
        htmlFor={`${id}-suffixes`}
        tooltip={t(
          'source.editor.what-stands-between-the-test',
          "What stands between the test's prefix and the metric. None chosen: all."
        )}
      >
        <MultiCombobox
          id={`${id}-suffixes`}
          value={source.suffixes ?? []}
          options={options(found?.suffixes)}
          placeholder={t('source.editor.all', 'All')}
          createCustomValue
          width={32}
          onChange={(chosen) => onChange({ suffixes: chosen.map(({ value }) => value) })}
        />
      </InlineField>
      <InlineField
        label={t('source.editor.metrics', 'Metrics')}
        labelWidth={12}
        htmlFor={`${id}-metrics`}
        grow
        tooltip={t('source.editor.none-chosen-all', 'None chosen: all.')}
      >
        <MultiCombobox
          id={`${id}-metrics`}
          value={source.metrics ?? []}
          options={options(found?.metrics)}
          placeholder={t('source.editor.all', 'All')}
          createCustomValue
          onChange={(chosen) => onChange({ metrics: chosen.map(({ value }) => value) })}
        />
      </InlineField>
    </InlineFieldRow>
  );
}
