import type { QueryEditorProps } from '@grafana/data';
import { Alert, Combobox, InlineField, TagsInput } from '@grafana/ui';
import React, { useCallback, useId } from 'react';

import { SearchCombobox } from '../../shared/fields/SearchCombobox';
import { TextField } from '../../shared/fields/TextField';
import type { HunterDataSource } from '../datasource';
import { testOptions, userOptions } from '../editor/test-options';
import type { HunterOptions, HunterQuery } from '../types';
import { readVariableQuery, type StoredVariableQuery, type VariableKind, type VariableQuery } from './variable-query';

type Props = QueryEditorProps<HunterDataSource, HunterQuery, HunterOptions, StoredVariableQuery>;

const KINDS: Array<{ value: VariableKind; label: string; description: string }> = [
  { value: 'metrics', label: 'Metric nodes', description: 'Names at one level of the metric tree' },
  { value: 'expand', label: 'Metric paths', description: 'Whole paths that match a pattern' },
  { value: 'seriesNames', label: 'Series names', description: 'Of what an expression gives, such as highestMax(…, 5)' },
  { value: 'lastValues', label: 'Last values', description: 'Of what an expression gives' },
  { value: 'tags', label: 'Tags', description: 'Names of tags' },
  { value: 'tagValues', label: 'Tag values', description: 'Values of one tag' },
];

/** What only a data source with Fallout can list. */
const FALLOUT_KINDS: typeof KINDS = [
  { value: 'falloutUsers', label: 'Fallout users', description: 'Needs a token' },
  { value: 'falloutTests', label: 'Fallout tests', description: 'Of a user' },
  { value: 'suffixes', label: 'Suffixes of a test', description: 'Between its prefix and the metrics' },
  { value: 'falloutMetrics', label: 'Metrics of a test', description: 'Below all of its suffixes' },
  { value: 'branches', label: 'Branches of a test', description: 'That Graphite’s events tell of' },
];

const WIDTH = 16;

/** Chooses what a dashboard variable lists. */
export function VariableEditor({ query: stored, datasource, onChange, onRunQuery }: Props) {
  const id = useId();
  const query = readVariableQuery(stored);
  // a variable that was made for Fallout keeps its kind
  const ofFallout = FALLOUT_KINDS.some(({ value }) => value === query.kind);
  const kinds = datasource.falloutUrl || ofFallout ? [...KINDS, ...FALLOUT_KINDS] : KINDS;
  const set = (variable: VariableQuery) => {
    onChange({ refId: stored?.refId || 'Variable', variable });
    onRunQuery();
  };
  return (
    <>
      <InlineField label="List" labelWidth={WIDTH} htmlFor={`${id}-kind`}>
        <Combobox
          id={`${id}-kind`}
          width={40}
          options={kinds}
          value={query.kind}
          onChange={({ value }) => set(withKind(query, value))}
        />
      </InlineField>
      <Fields id={id} query={query} datasource={datasource} set={set} />
      {query.kind === 'falloutUsers' && (
        <Alert
          severity="info"
          title="Fallout lists its users only for a token, which the data source’s settings hold."
        />
      )}
    </>
  );
}

interface FieldsProps {
  id: string;
  query: VariableQuery;
  datasource: HunterDataSource;
  set: (query: VariableQuery) => void;
}

function Fields({ id, query, datasource, set }: FieldsProps) {
  switch (query.kind) {
    case 'metrics':
    case 'expand':
    case 'seriesNames':
    case 'lastValues':
      return (
        <TextField
          label="Query"
          labelWidth={WIDTH}
          placeholder={PLACEHOLDERS[query.kind]}
          value={query.query}
          grow
          onChange={(text) => set({ ...query, query: text })}
        />
      );
    case 'tags':
    case 'tagValues':
      return (
        <>
          {query.kind === 'tagValues' && (
            <TextField
              label="Tag"
              labelWidth={WIDTH}
              placeholder="datacenter"
              value={query.tag}
              onChange={(tag) => set({ ...query, tag })}
            />
          )}
          <InlineField
            label="Conditions"
            labelWidth={WIDTH}
            tooltip="Of series that match these only: name=perf, dc=~eu.*"
            grow
          >
            <TagsInput
              id={`${id}-filters`}
              placeholder="name=perf (Enter to add)"
              tags={query.filters}
              onChange={(filters) => set({ ...query, filters })}
            />
          </InlineField>
        </>
      );
    case 'falloutUsers':
      return null;
    default:
      return <FalloutTestFields id={id} query={query} datasource={datasource} set={set} />;
  }
}

type FalloutQuery = Extract<VariableQuery, { user?: string }>;

/** The Fallout user, and the test where the variable lists something of one. */
function FalloutTestFields({ id, query, datasource, set }: FieldsProps & { query: FalloutQuery }) {
  const { user } = query;
  const findUsers = useCallback((typed: string) => userOptions(datasource, typed), [datasource]);
  const findTests = useCallback((typed: string) => testOptions(datasource, user, typed), [datasource, user]);
  return (
    <>
      <InlineField label="User" labelWidth={WIDTH} htmlFor={`${id}-user`} tooltip="Empty: the default user.">
        <SearchCombobox
          id={`${id}-user`}
          width={40}
          value={query.user ? { value: query.user, label: query.user } : null}
          find={findUsers}
          placeholder={datasource.falloutUser ?? 'jane@example.com'}
          isClearable
          onChange={(chosen) => set({ ...query, user: chosen || undefined })}
        />
      </InlineField>
      {query.kind !== 'falloutTests' && (
        <InlineField label="Test" labelWidth={WIDTH} htmlFor={`${id}-test`}>
          <SearchCombobox
            id={`${id}-test`}
            key={query.user}
            width={40}
            value={query.test ? { value: query.test, label: query.test } : null}
            find={findTests}
            placeholder="Choose a test, or type $variable"
            onChange={(test) => set({ ...query, test: test ?? '' })}
          />
        </InlineField>
      )}
    </>
  );
}

const PLACEHOLDERS = {
  metrics: 'perf.daily.*',
  expand: 'perf.daily.*.result.throughput',
  seriesNames: 'highestMax(perf.daily.*.result.throughput, 5)',
  lastValues: 'perf.daily.*.result.version',
};

/** The query with another kind. Fields that both kinds have keep their values. */
function withKind(query: VariableQuery, kind: VariableKind): VariableQuery {
  const kept = { query: '', tag: '', filters: [], test: '', ...query };
  const { test, tag, filters } = kept;
  const user = 'user' in kept ? kept.user : undefined;
  switch (kind) {
    case 'metrics':
    case 'expand':
    case 'seriesNames':
    case 'lastValues':
      return { kind, query: kept.query };
    case 'tags':
      return { kind, filters };
    case 'tagValues':
      return { kind, tag, filters };
    case 'falloutUsers':
      return { kind };
    case 'falloutTests':
      return { kind, user };
    default:
      return { kind, user, test };
  }
}
