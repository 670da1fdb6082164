import type { DataSourceInstanceSettings } from '@grafana/data';
import { Button, Combobox, FilterInput, InlineField, InlineFieldRow, RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { STATES, type Shown } from './address';
import { download, rowsToCsv, rowsToJson } from './export';
import type { Row } from './rows';

interface Props {
  shown: Shown;
  sources: DataSourceInstanceSettings[];
  rows: Row[];
  onChange: (change: Partial<Shown>) => void;
}

const DAYS = [7, 30, 90, 180].map((value) => ({ value, label: `${value} days` }));
const SIZES = [0, 0.02, 0.05, 0.1, 0.2].map((value) => ({
  value,
  label: value === 0 ? 'Any size' : `≥ ${value * 100} %`,
}));

/** What to show of all that was found. */
export function Toolbar({ shown, sources, rows, onChange }: Props) {
  return (
    <>
      <InlineFieldRow style={{ gap: 8 }}>
        <FilterInput
          width={30}
          placeholder="Search tests and metrics"
          value={shown.search}
          onChange={(search) => onChange({ search: search || undefined })}
        />
        <RadioButtonGroup
          aria-label="Which changes"
          options={[
            { value: 'regressions' as const, label: 'Regressions' },
            { value: 'all' as const, label: 'All changes' },
          ]}
          value={shown.verdict}
          onChange={(verdict) => onChange({ verdict })}
        />
      </InlineFieldRow>
      <InlineFieldRow style={{ marginTop: 8 }}>
        {sources.length > 1 && (
          <InlineField label="Data source" htmlFor="hunter-source">
            <Combobox
              id="hunter-source"
              width={22}
              options={sources.map(({ uid, name }) => ({ value: uid, label: name }))}
              value={shown.source ?? null}
              onChange={({ value }) => onChange({ source: value })}
            />
          </InlineField>
        )}
        <InlineField label="Within" htmlFor="hunter-days">
          <Combobox
            id="hunter-days"
            width={14}
            options={DAYS}
            value={shown.days}
            onChange={({ value }) => onChange({ days: value })}
          />
        </InlineField>
        <InlineField label="Change" htmlFor="hunter-size">
          <Combobox
            id="hunter-size"
            width={14}
            options={SIZES}
            value={shown.minChange}
            onChange={({ value }) => onChange({ minChange: value })}
          />
        </InlineField>
        <InlineField label="State" htmlFor="hunter-state">
          <Combobox
            id="hunter-state"
            width={18}
            options={STATES.map((value) => ({ value, label: value }))}
            value={shown.state}
            onChange={({ value }) => onChange({ state: value })}
          />
        </InlineField>
        <Button
          variant="secondary"
          icon="download-alt"
          disabled={rows.length === 0}
          onClick={() => download('regressions.csv', 'text/csv', rowsToCsv(rows))}
        >
          CSV
        </Button>
        <Button
          variant="secondary"
          icon="download-alt"
          disabled={rows.length === 0}
          style={{ marginLeft: 8 }}
          onClick={() => download('regressions.json', 'application/json', rowsToJson(rows))}
        >
          JSON
        </Button>
      </InlineFieldRow>
    </>
  );
}
