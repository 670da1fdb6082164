import type { DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, FilterInput, InlineField, RadioButtonGroup, Stack } from '@grafana/ui';
import React from 'react';

import type { HunterOptions } from '../../datasource/types';
import { download, rowsToCsv, rowsToJson } from './export-changes';
import { STATES, type RegressionsView } from './regressions-url';
import type { Row } from './rows';
import { stateName } from './StateBadge';
import { UserField } from './UserField';

interface Props {
  shown: RegressionsView;
  sources: Array<DataSourceInstanceSettings<HunterOptions>>;
  rows: Row[];
  /** Sources that are saved for the data source. */
  saved: number;
  onChange: (change: Record<string, string | number | undefined>) => void;
  onSaved: () => void;
}

const days = () =>
  [7, 30, 90, 180].map((value) => ({
    value,
    label: t('pages.regressions.days', '{{count}} days', { count: value }),
  }));
const sizes = () =>
  [0, 0.02, 0.05, 0.1, 0.2].map((value) => ({
    value,
    label: value === 0 ? t('pages.regressions.any-size', 'Any size') : `≥ ${value * 100} %`,
  }));

type InlineFieldProps = React.ComponentProps<typeof InlineField>;

const FILES = [
  { label: 'CSV', name: 'regressions.csv', type: 'text/csv', textOf: rowsToCsv },
  { label: 'JSON', name: 'regressions.json', type: 'application/json', textOf: rowsToJson },
];

/** What to show of all that was found. */
export function Toolbar({ shown, sources, rows, saved, onChange, onSaved }: Props) {
  const { jsonData } = sources.find(({ uid }) => uid === shown.source) ?? {};
  return (
    <Stack direction="row" wrap="wrap" gap={1} alignItems="center">
      <FilterInput
        width={30}
        placeholder={t('pages.regressions.search', 'Search tests and metrics')}
        value={shown.search}
        onChange={(search) => onChange({ search: search || undefined })}
      />
      <RadioButtonGroup
        aria-label={t('pages.regressions.which', 'Which changes')}
        options={[
          { value: 'regressions' as const, label: t('pages.regressions.regressions', 'Regressions') },
          { value: 'all' as const, label: t('pages.regressions.all-changes', 'All changes') },
        ]}
        value={shown.verdict}
        onChange={(verdict) => onChange({ verdict })}
      />
      {sources.length > 1 && (
        <Labelled label={t('pages.regressions.source', 'Data source')} id="hunter-source">
          <Combobox
            id="hunter-source"
            width={22}
            options={sources.map(({ uid, name }) => ({ value: uid, label: name }))}
            value={shown.source ?? null}
            onChange={({ value }) => onChange({ source: value })}
          />
        </Labelled>
      )}
      {jsonData?.falloutUrl && (
        <UserField
          source={shown.source!}
          user={shown.user}
          otherwise={jsonData.falloutUser}
          onChange={(user) => onChange({ user: user || undefined })}
        />
      )}
      <Labelled label={t('pages.regressions.within', 'Within')} id="hunter-days">
        <Combobox
          id="hunter-days"
          width={14}
          options={days()}
          value={shown.days}
          onChange={({ value }) => onChange({ days: value })}
        />
      </Labelled>
      <Labelled label={t('pages.regressions.size', 'Change')} id="hunter-size">
        <Combobox
          id="hunter-size"
          width={14}
          options={sizes()}
          value={shown.minChange}
          onChange={({ value }) => onChange({ minChange: value })}
        />
      </Labelled>
      <Labelled label={t('pages.regressions.state', 'State')} id="hunter-state">
        <Combobox
          id="hunter-state"
          width={18}
          options={STATES.map((value) => ({ value, label: stateName(value) }))}
          value={shown.state}
          onChange={({ value }) => onChange({ state: value })}
        />
      </Labelled>
      <Button variant="secondary" icon="bookmark" onClick={onSaved}>
        {t('pages.regressions.saved', 'Saved sources ({{count}})', { count: saved })}
      </Button>
      <Stack gap={1}>
        {FILES.map(({ label, name, type, textOf }) => (
          <Button
            key={name}
            variant="secondary"
            icon="download-alt"
            disabled={rows.length === 0}
            onClick={() => download(name, type, textOf(rows))}
          >
            {label}
          </Button>
        ))}
      </Stack>
    </Stack>
  );
}

function Labelled({ label, id, children }: { label: string; id: string } & Pick<InlineFieldProps, 'children'>) {
  return (
    <InlineField label={label} htmlFor={id} style={{ margin: 0 }}>
      {children}
    </InlineField>
  );
}
