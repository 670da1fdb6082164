import { Combobox, Field, Input, RadioButtonGroup, TextArea } from '@grafana/ui';
import React from 'react';

import { MAX_LEVELS } from '../../core/graphite/sub-prefixes';
import { t } from '../../shared/translate';
import type { SavedSource } from './saved-item';

/** The form's texts. That of the other kind is kept, so that switching there and back loses nothing. */
export interface SeriesDraft {
  type: SavedSource['series']['type'];
  prefix: string;
  /** Nodes below the prefix that each test is; 0 for one test. */
  levels: number;
  /** Graphite targets, one to a line. */
  targets: string;
}

interface Props {
  draft: SeriesDraft;
  onChange: (draft: SeriesDraft) => void;
}

/** The choice between a prefix and a query, and the field for it. */
export function SeriesFields({ draft, onChange }: Props) {
  const { type, prefix, levels, targets } = draft;
  return (
    <>
      <Field label={t('pages.saved.kind', 'Series')} style={{ marginTop: 16 }}>
        <RadioButtonGroup<SeriesDraft['type']>
          aria-label={t('pages.saved.kind', 'Series')}
          options={[
            { value: 'prefix', label: t('pages.saved.kind-prefix', 'All below a prefix') },
            { value: 'graphite', label: t('pages.saved.kind-query', 'Query') },
          ]}
          value={type}
          onChange={(chosen) => onChange({ ...draft, type: chosen })}
        />
      </Field>
      {type === 'prefix' ? (
        <>
          <Field
            label={t('pages.saved.prefix', 'Prefix')}
            description={t(
              'pages.saved.prefix-help',
              'Where a test writes its results: the metric tree below is looked through.'
            )}
          >
            <Input
              id="hunter-saved-prefix"
              placeholder="perf.daily.lwt"
              value={prefix}
              onChange={(event) => onChange({ ...draft, prefix: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('pages.saved.levels', 'Tests')}>
            <Combobox
              id="hunter-saved-levels"
              options={levelOptions()}
              value={levels}
              onChange={({ value }) => onChange({ ...draft, levels: value })}
            />
          </Field>
        </>
      ) : (
        <Field
          label={t('pages.saved.targets', 'Graphite targets')}
          description={t('pages.saved.targets-help', 'One to a line, with wildcards and functions.')}
        >
          <TextArea
            id="hunter-saved-targets"
            rows={4}
            placeholder="perf.daily.*.p99"
            value={targets}
            onChange={(event) => onChange({ ...draft, targets: event.currentTarget.value })}
          />
        </Field>
      )}
    </>
  );
}

const levelOptions = () => [
  { value: 0, label: t('pages.saved.one-test', 'All below the prefix is one test') },
  ...Array.from({ length: MAX_LEVELS }, (_, i) => ({
    value: i + 1,
    label: t('pages.saved.level', 'Each node {{count}} levels below is a test', { count: i + 1 }),
  })),
];
