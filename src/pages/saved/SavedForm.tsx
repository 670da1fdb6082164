import { Alert, Button, Field, Input, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import { t } from '../../shared/translate';
import { EventFields } from './EventFields';
import type { SavedSource, StoredSource } from './saved-item';
import { savedSourceProblem, trimSource } from './saved-source';
import { SavedPreview } from './SavedPreview';
import { SeriesFields, type SeriesDraft } from './SeriesFields';

interface Props {
  /** The source to edit; a new one when left out. */
  edited?: StoredSource;
  /** The data source's uid. */
  datasource: string;
  /** The data source's other sources, whose names are taken. */
  others: StoredSource[];
  /** Whether the source is stored for the whole team. */
  shared: boolean;
  /** Stores the source. @returns why it could not, undefined when it is stored */
  onSave: (source: SavedSource) => Promise<string | undefined>;
  onCancel: () => void;
}

/** A form for the name and the series of a saved source. What was typed stays when it cannot be saved. */
export function SavedForm({ edited, datasource, others, shared, onSave, onCancel }: Props) {
  const [name, setName] = useState(edited?.name ?? '');
  const [series, setSeries] = useState(() => draftOf(edited?.series));
  const [events, setEvents] = useState(edited?.events);
  const draft = trimSource({ name, datasource, series: seriesOf(series), events });
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const wrong = savedSourceProblem(draft, others);
    setProblem(wrong);
    if (!wrong) {
      setBusy(true);
      setProblem(await onSave(draft));
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
      <SeriesFields draft={series} onChange={setSeries} />
      <EventFields mapping={events} onChange={setEvents} />
      <SavedPreview source={draft} />
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

const draftOf = (series?: SavedSource['series']): SeriesDraft => ({
  type: series?.type ?? 'prefix',
  prefix: series?.type === 'prefix' ? series.prefix : '',
  levels: series?.type === 'prefix' ? (series.levels ?? 0) : 0,
  targets: series?.type === 'graphite' ? series.targets.join('\n') : '',
});

const seriesOf = ({ type, prefix, levels, targets }: SeriesDraft): SavedSource['series'] =>
  type === 'prefix' ? { type, prefix, levels } : { type, targets: targets.split('\n') };
