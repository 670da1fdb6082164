import type { DataSourceInstanceSettings } from '@grafana/data';
import { Button, Combobox, Stack } from '@grafana/ui';
import React from 'react';

import type { HunterOptions } from '../../datasource/types';
import { t } from '../../shared/translate';
import type { Entry } from './change-rows';
import { DownloadButtons } from './DownloadButtons';
import { ChangeFields, SearchFields, ToolbarField } from './FilterFields';
import type { RegressionsView, UrlChange } from './regressions-url';
import { UserField } from './UserField';

interface Props {
  view: RegressionsView;
  /** All Hunter data sources. */
  sources: Array<DataSourceInstanceSettings<HunterOptions>>;
  /** Entries of the table, for downloads. */
  entries: Entry[];
  /** Number of sources that are saved for the data source. */
  saved: number;
  onChange: (change: UrlChange) => void;
  /** Opens the dialog of saved sources. */
  onSaved: () => void;
}

/** Chooses what is analysed and which of its changes the table has. */
export function Toolbar({ view, sources, entries, saved, onChange, onSaved }: Props) {
  const { jsonData } = sources.find(({ uid }) => uid === view.source) ?? {};
  return (
    <Stack direction="row" wrap="wrap" gap={1} alignItems="center">
      <SearchFields view={view} onChange={onChange} />
      {sources.length > 1 && (
        <ToolbarField label={t('pages.regressions.source', 'Data source')} id="hunter-source">
          <Combobox
            id="hunter-source"
            width={22}
            options={sources.map(({ uid, name }) => ({ value: uid, label: name }))}
            value={view.source ?? null}
            onChange={({ value }) => onChange({ source: value })}
          />
        </ToolbarField>
      )}
      {jsonData?.falloutUrl && (
        <UserField
          source={view.source!}
          user={view.user}
          defaultUser={jsonData.falloutUser}
          onChange={(user) => onChange({ user: user || undefined })}
        />
      )}
      <ChangeFields view={view} onChange={onChange} />
      <Button variant="secondary" icon="bookmark" onClick={onSaved}>
        {t('pages.regressions.saved', 'Saved sources ({{count}})', { count: saved })}
      </Button>
      <DownloadButtons entries={entries} />
    </Stack>
  );
}
