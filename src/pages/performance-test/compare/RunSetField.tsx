import { dateTime, type TimeRange } from '@grafana/data';
import { Combobox, InlineField, Stack, TimeRangeInput } from '@grafana/ui';
import React, { useId, useState } from 'react';

import type { RunSet } from '../../../core/compare/run-set';
import type { TestRun } from '../../../core/series/test-run';
import { DAY } from '../../../core/times/days';
import { NumberField } from '../../../shared/fields/NumberField';
import { t } from '../../../shared/translate';
import { choiceOf, choices, isBlank, setOf, sharedValue, valueOf, valuesOf, type Choice } from './run-set-choices';

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
  // a way without a value yet chooses no runs: it is not stored before there is one
  const [open, setOpen] = useState<RunSet>();
  const shown = open ?? set;
  const store = (next: RunSet) => {
    const blank = isBlank(next);
    setOpen(blank ? next : undefined);
    if (!blank) {
      onChange(next);
    }
  };
  return (
    <Stack direction="row" gap={0.5} wrap="wrap">
      <InlineField label={label} labelWidth={12} tooltip={tooltip} htmlFor={id} style={{ margin: 0 }}>
        <Combobox<Choice>
          id={id}
          width={20}
          options={choices(label)}
          value={choiceOf(shown)}
          onChange={({ value }) => value !== choiceOf(shown) && store(setOf(value, runs, sharedValue(shown, value)))}
        />
      </InlineField>
      <Value label={label} set={shown} runs={runs} onChange={store} />
    </Stack>
  );
}

function Value({ label, set, runs, onChange }: Omit<Props, 'tooltip'>) {
  const id = useId();
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
      const value = valueOf(set);
      return (
        <>
          <span id={id} hidden>{`${label}: ${t('pages.compare.value', 'which')}`}</span>
          <Combobox
            aria-labelledby={id}
            width={26}
            createCustomValue
            placeholder={t('pages.compare.choose', 'Choose or type one')}
            options={valuesOf(choiceOf(set), runs)}
            value={value || null}
            onChange={(option) => onChange(setOf(choiceOf(set), runs, option.value))}
          />
        </>
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
