import { Combobox, InlineField, InlineFieldRow } from '@grafana/ui';
import React, { useId } from 'react';

import { messageOf } from '../../core/errors';
import { validateRules } from '../../core/query/alert-values';
import type { ChangeValue, HunterQueryModel, ReportWithin } from '../../core/query/model';
import { TextField } from '../../shared/fields/TextField';
import { LABEL_WIDTH } from './layout';

interface Props {
  query: HunterQueryModel;
  onChange: (change: Partial<HunterQueryModel>) => void;
}

const VALUES: Array<{ value: ChangeValue; label: string; description: string }> = [
  { value: 'change', label: 'Change, %', description: 'Positive for a regression; 0 where there is none' },
  { value: 'before', label: 'Level before', description: 'For messages; null where nothing changed' },
  { value: 'after', label: 'Level after', description: 'For messages; null where nothing changed' },
  { value: 'pValue', label: 'p-value', description: 'For messages; null where nothing changed' },
  {
    value: 'time',
    label: 'Time of the run',
    description: 'For messages, seconds since 1970; null where nothing changed',
  },
];

/** Chooses for how many days or runs a change counts, and which of its numbers an alert rule gets. */
export function ReportFields({ query: { reportWithin = {}, changeValue = 'change' }, onChange }: Props) {
  const id = useId();
  const within = (name: keyof ReportWithin, text: string): ReportWithin => {
    const { [name]: _, ...others } = reportWithin;
    return text.trim() === '' ? others : { ...others, [name]: Number(text) };
  };
  const limit = (name: keyof ReportWithin) => ({
    value: String(reportWithin[name] ?? ''),
    placeholder: 'any',
    width: 8,
    tooltip: `A change counts only so many ${name} after it was first reported. A table has them all, except in alert rules.`,
    check: (text: string) => problemOf(within(name, text)),
    onChange: (text: string) => onChange({ reportWithin: within(name, text) }),
  });
  return (
    <InlineFieldRow>
      <TextField label="Within, days" labelWidth={LABEL_WIDTH} {...limit('days')} />
      <TextField label="Within, runs" {...limit('runs')} />
      <InlineField label="Value" htmlFor={id}>
        <Combobox
          id={id}
          width={20}
          options={VALUES}
          value={changeValue}
          onChange={({ value }) => onChange({ changeValue: value })}
        />
      </InlineField>
    </InlineFieldRow>
  );
}

function problemOf(reportWithin: ReportWithin): string | undefined {
  try {
    validateRules({ reportWithin });
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
