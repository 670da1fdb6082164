import { dateTime, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, InlineField, Stack, TimeRangeInput } from '@grafana/ui';
import React, { useId } from 'react';

import type { RunSet } from '../../../core/compare/run-set';
import type { TestRun } from '../../../core/series/test-run';
import { DAY } from '../../../core/times/days';
import { NumberField } from '../../../shared/fields/NumberField';
import { choiceOf, choices, setOf, valuesOf, type Choice } from './run-set-choices';

interface Props {
  label: string;
  tooltip: string;
  set: RunSet;
  /** Whose versions, commits and branches are offered. */
  runs: TestRun[];
  onChange: (set: RunSet) => void;
}

/** Which runs are one side of the comparison. */
export function RunSetField({ label, tooltip, set, runs, onChange }: Props) {
  const id = useId();
  const choice = choiceOf(set);
  return (
    <Stack direction="row" gap={0.5} wrap="wrap">
      <InlineField label={label} labelWidth={12} tooltip={tooltip} htmlFor={id} style={{ margin: 0 }}>
        <Combobox<Choice>
          id={id}
          width={20}
          options={choices(label)}
          value={choice}
          onChange={({ value }) => onChange(setOf(value, runs))}
        />
      </InlineField>
      <Value label={label} set={set} runs={runs} onChange={onChange} />
    </Stack>
  );
}

function Value({ label, set, runs, onChange }: Omit<Props, 'tooltip'>) {
  switch (set.kind) {
    case 'runs':
    case 'days':
      return (
        <NumberField
          label={set.kind === 'runs' ? t('pages.compare.runs', 'Runs') : t('pages.compare.days', 'Days')}
          tooltip={t('pages.compare.number-help', 'Before the tail, or of the newest.')}
          value={set.n}
          check={wholeNumber}
          onChange={(n) => onChange({ ...set, n })}
        />
      );
    case 'between':
      return (
        <TimeRangeInput
          value={rangeOf(set)}
          onChange={({ from, to }) => onChange({ kind: 'between', from: from.valueOf(), to: to.valueOf() })}
        />
      );
    default: {
      const value = set.kind === 'branch' ? set.branch : 'commit' in set.bound ? set.bound.commit : set.bound.version;
      return (
        <Combobox
          aria-label={`${label}: ${t('pages.compare.value', 'which')}`}
          width={26}
          createCustomValue
          placeholder={t('pages.compare.choose', 'Choose or type one')}
          options={valuesOf(choiceOf(set), runs)}
          value={value || null}
          onChange={(option) => onChange(setOf(choiceOf(set), runs, option.value))}
        />
      );
    }
  }
}

function rangeOf({ from = Date.now() - 30 * DAY, to = Date.now() }: { from?: number; to?: number }): TimeRange {
  const range = { from: dateTime(from), to: dateTime(to) };
  return { ...range, raw: range };
}

function wholeNumber(value: number): void {
  if (!Number.isInteger(value) || value < 1 || value > 999_999) {
    throw new Error(t('pages.compare.whole', 'Enter a whole number from 1 on.'));
  }
}
