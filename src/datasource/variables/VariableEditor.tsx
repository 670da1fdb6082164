import type { QueryEditorProps } from '@grafana/data';
import { Alert, Combobox, InlineField, TagsInput } from '@grafana/ui';
import React, { useCallback, useId } from 'react';

import { SearchCombobox } from '../../shared/fields/SearchCombobox';
import { TextField } from '../../shared/fields/TextField';
import { t } from '../../shared/translate';
import type { HunterDataSource } from '../datasource';
import { testOptions, userOptions } from '../editor/test-options';
import type { HunterOptions, HunterQuery } from '../types';
import { readVariableQuery, type StoredVariableQuery, type VariableKind, type VariableQuery } from './variable-query';

type Props = QueryEditorProps<HunterDataSource, HunterQuery, HunterOptions, StoredVariableQuery>;

const kindOptions = (): Array<{ value: VariableKind; label: string; description: string }> => [
  {
    value: 'metrics',
    label: t('source.variable.metric-nodes', 'Metric nodes'),
    description: t('source.variable.names-at-one-level-of', 'Names at one level of the metric tree'),
  },
  {
    value: 'expand',
    label: t('source.variable.metric-paths', 'Metric paths'),
    description: t('source.variable.whole-paths-that-match-a', 'Whole paths that match a pattern'),
  },
  {
    value: 'seriesNames',
    label: t('source.variable.series-names', 'Series names'),
    description: t(
      'source.variable.of-what-an-expression-gives',
      'Of what an expression gives, such as highestMax(…, 5)'
    ),
  },
  {
    value: 'lastValues',
    label: t('source.variable.last-values', 'Last values'),
    description: t('source.variable.of-what-an-expression-gives-1', 'Of what an expression gives'),
  },
  {
    value: 'tags',
    label: t('source.variable.tags', 'Tags'),
    description: t('source.variable.names-of-tags', 'Names of tags'),
  },
  {
    value: 'tagValues',
    label: t('source.variable.tag-values', 'Tag values'),
    description: t('source.variable.values-of-one-tag', 'Values of one tag'),
  },
];

/** What only a data source with Fallout can list. */
const falloutKindOptions = (): ReturnType<typeof kindOptions> => [
  {
    value: 'falloutUsers',
    label: t('source.variable.fallout-users', 'Fallout users'),
    description: t('source.variable.needs-a-token', 'Needs a token'),
  },
  {
    value: 'falloutTests',
    label: t('source.variable.fallout-tests', 'Fallout tests'),
    description: t('source.variable.of-a-user', 'Of a user'),
  },
  {
    value: 'suffixes',
    label: t('source.variable.suffixes-of-a-test', 'Suffixes of a test'),
    description: t('source.variable.between-its-prefix-and-the', 'Between its prefix and the metrics'),
  },
  {
    value: 'falloutMetrics',
    label: t('source.variable.metrics-of-a-test', 'Metrics of a test'),
    description: t('source.variable.below-all-of-its-suffixes', 'Below all of its suffixes'),
  },
  {
    value: 'branches',
    label: t('source.variable.branches-of-a-test', 'Branches of a test'),
    description: t('source.variable.that-graphite-s-events-tell', 'That Graphite’s events tell of'),
  },
];

const WIDTH = 16;

/** Chooses what a dashboard variable lists. */
export function VariableEditor({ query: stored, datasource, onChange, onRunQuery }: Props) {
  const id = useId();
  const query = readVariableQuery(stored);
  // a variable that was made for Fallout keeps its kind
  const ofFallout = falloutKindOptions().some(({ value }) => value === query.kind);
  const kinds = datasource.falloutUrl || ofFallout ? [...kindOptions(), ...falloutKindOptions()] : kindOptions();
  const set = (variable: VariableQuery) => {
    onChange({ refId: stored?.refId || 'Variable', variable });
    onRunQuery();
  };
  return (
    <>
      <InlineField label={t('source.variable.list', 'List')} labelWidth={WIDTH} htmlFor={`${id}-kind`}>
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
          title={t(
            'source.variable.fallout-lists-its-users-only',
            'Fallout lists its users only for a token, which the data source’s settings hold.'
          )}
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
          label={t('source.variable.query', 'Query')}
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
              label={t('source.variable.tag', 'Tag')}
              labelWidth={WIDTH}
              placeholder="datacenter"
              value={query.tag}
              onChange={(tag) => set({ ...query, tag })}
            />
          )}
          <InlineField
            label={t('source.variable.conditions', 'Conditions')}
            labelWidth={WIDTH}
            tooltip={t(
              'source.variable.of-series-that-match-these',
              'Of series that match these only: name=perf, dc=~eu.*'
            )}
            grow
          >
            <TagsInput
              id={`${id}-filters`}
              placeholder={t('source.variable.name-perf-enter-to-add', 'name=perf (Enter to add)')}
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
      <InlineField
        label={t('source.variable.user', 'User')}
        labelWidth={WIDTH}
        htmlFor={`${id}-user`}
        tooltip={t('source.variable.empty-the-default-user', 'Empty: the default user.')}
      >
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
        <InlineField label={t('source.variable.test', 'Test')} labelWidth={WIDTH} htmlFor={`${id}-test`}>
          <SearchCombobox
            id={`${id}-test`}
            key={query.user}
            width={40}
            value={query.test ? { value: query.test, label: query.test } : null}
            find={findTests}
            placeholder={t('source.variable.choose-a-test-or-type', 'Choose a test, or type $variable')}
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
