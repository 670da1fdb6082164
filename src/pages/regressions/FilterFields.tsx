import { Combobox, FilterInput, InlineField, RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';
import { STATES, type RegressionsView, type UrlChange } from './regressions-url';
import { stateName } from './StateBadge';

interface Props {
  view: RegressionsView;
  onChange: (change: UrlChange) => void;
}

/** Narrows the table by name and by verdict. */
export function SearchFields({ view, onChange }: Props) {
  return (
    <>
      <FilterInput
        width={30}
        placeholder={t('pages.regressions.search', 'Search tests and metrics')}
        value={view.search}
        onChange={(search) => onChange({ search: search || undefined })}
      />
      <RadioButtonGroup
        aria-label={t('pages.regressions.which', 'Which changes')}
        options={[
          { value: 'regressions' as const, label: t('pages.regressions.regressions', 'Regressions') },
          { value: 'all' as const, label: t('pages.regressions.all-changes', 'All changes') },
        ]}
        value={view.verdict}
        onChange={(verdict) => onChange({ verdict })}
      />
    </>
  );
}

/** Narrows the table by the age, the size and the state of changes. */
export function ChangeFields({ view, onChange }: Props) {
  return (
    <>
      <ToolbarField label={t('pages.regressions.within', 'Within')} id="hunter-days">
        <Combobox
          id="hunter-days"
          width={14}
          options={dayOptions(view.days)}
          value={view.days}
          onChange={({ value }) => onChange({ days: value })}
        />
      </ToolbarField>
      <ToolbarField label={t('pages.regressions.size', 'Change')} id="hunter-size">
        <Combobox
          id="hunter-size"
          width={14}
          options={sizeOptions()}
          value={view.minChange}
          onChange={({ value }) => onChange({ minChange: value })}
        />
      </ToolbarField>
      <ToolbarField label={t('pages.regressions.state', 'State')} id="hunter-state">
        <Combobox
          id="hunter-state"
          width={18}
          options={STATES.map((value) => ({ value, label: stateName(value) }))}
          value={view.state}
          onChange={({ value }) => onChange({ state: value })}
        />
      </ToolbarField>
    </>
  );
}

type ToolbarFieldProps = Pick<React.ComponentProps<typeof InlineField>, 'children'> & { label: string; id: string };

export function ToolbarField({ label, id, children }: ToolbarFieldProps) {
  return (
    <InlineField label={label} htmlFor={id} style={{ margin: 0 }}>
      {children}
    </InlineField>
  );
}

const dayOptions = (chosen: number) =>
  [...new Set([7, 30, 90, 180, chosen])]
    .sort((a, b) => a - b)
    .map((value) => ({
      value,
      label: t('pages.regressions.days', '{{count}} days', { count: value }),
    }));

const sizeOptions = () =>
  [0, 0.02, 0.05, 0.1, 0.2].map((value) => ({
    value,
    label: value === 0 ? t('pages.regressions.any-size', 'Any size') : `≥ ${value * 100} %`,
  }));
