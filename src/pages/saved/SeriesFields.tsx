import { t } from '@grafana/i18n';
import { Field, Input, RadioButtonGroup, TextArea } from '@grafana/ui';
import React from 'react';

import type { SavedSource } from './saved-source';

/** The form's texts. That of the other kind is kept, so that switching there and back loses nothing. */
export interface SeriesDraft {
  type: SavedSource['series']['type'];
  prefix: string;
  /** Graphite targets, one to a line. */
  targets: string;
}

interface Props {
  draft: SeriesDraft;
  onChange: (draft: SeriesDraft) => void;
}

/** The choice between a prefix and a query, and the field for it. */
export function SeriesFields({ draft, onChange }: Props) {
  const { type, prefix, targets } = draft;
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
