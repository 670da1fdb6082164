import { t } from '@grafana/i18n';
import { Alert, Button, Field, Input, RadioButtonGroup, Stack, TextArea } from '@grafana/ui';
import React, { useState } from 'react';

import { problemOf, tidy, type Saved, type SavedSource } from './saved-source';

interface Props {
  /** What is edited; a new one when left out. */
  edited?: Saved;
  datasource: string;
  /** Those with whose names it may not be confused. */
  others: Saved[];
  /** Whether all of the team will have it. */
  shared: boolean;
  /** Gives what went wrong. */
  onSave: (source: SavedSource) => Promise<string | undefined>;
  onCancel: () => void;
}

type Kind = SavedSource['series']['type'];

/** Name and series of a saved source. */
export function SavedForm({ edited, datasource, others, shared, onSave, onCancel }: Props) {
  const [name, setName] = useState(edited?.name ?? '');
  const [kind, setKind] = useState<Kind>(edited?.series.type ?? 'prefix');
  const [prefix, setPrefix] = useState(edited?.series.type === 'prefix' ? edited.series.prefix : '');
  const [targets, setTargets] = useState(edited?.series.type === 'graphite' ? edited.series.targets.join('\n') : '');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const series = kind === 'prefix' ? { type: kind, prefix } : { type: kind, targets: targets.split('\n') };
    const source = tidy({ name, datasource, series });
    const wrong = problemOf(source, others);
    setProblem(wrong);
    if (!wrong) {
      setBusy(true);
      setProblem(await onSave(source));
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('pages.saved.name', 'Name')} noMargin>
        <Input id="hunter-saved-name" value={name} onChange={(event) => setName(event.currentTarget.value)} autoFocus />
      </Field>
      <Field label={t('pages.saved.kind', 'Series')} style={{ marginTop: 16 }}>
        <RadioButtonGroup<Kind>
          aria-label={t('pages.saved.kind', 'Series')}
          options={[
            { value: 'prefix', label: t('pages.saved.kind-prefix', 'All below a prefix') },
            { value: 'graphite', label: t('pages.saved.kind-query', 'Query') },
          ]}
          value={kind}
          onChange={setKind}
        />
      </Field>
      {kind === 'prefix' ? (
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
            onChange={(event) => setPrefix(event.currentTarget.value)}
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
            onChange={(event) => setTargets(event.currentTarget.value)}
          />
        </Field>
      )}
      <p>
        {shared
          ? t('pages.saved.for-team', 'Saved for the whole team, in the settings of this app.')
          : t(
              'pages.saved.for-you',
              'Saved for you only. Sharing it takes the permission plugins:write, which administrators of the organisation have.'
            )}
      </p>
      {problem && <Alert severity="error" title={problem} />}
      <Stack gap={1}>
        <Button type="submit" disabled={busy}>
          {t('pages.saved.save', 'Save')}
        </Button>
        <Button type="button" variant="secondary" onClick={onCancel}>
          {t('pages.saved.cancel', 'Cancel')}
        </Button>
      </Stack>
    </form>
  );
}
