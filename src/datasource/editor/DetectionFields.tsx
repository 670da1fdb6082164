import { Combobox, InlineField, InlineFieldRow, Input } from '@grafana/ui';
import React, { useId, useState } from 'react';

import { messageOf } from '../../core/errors';
import type { DetectionOptions, HunterQueryModel } from '../../core/query/model';
import { validateDetection } from '../../core/query/parse';
import { LABEL_WIDTH } from './layout';

interface Props {
  query: HunterQueryModel;
  onChange: (change: Partial<HunterQueryModel>) => void;
}

const METHODS: Array<{ value: DetectionOptions['method']; label: string; description: string }> = [
  { value: 'otava', label: 'Otava', description: 'The change points of Apache Otava 0.8.0 (Hunter)' },
  { value: 'off', label: 'Off', description: 'Series only' },
];

const SHOW: Array<{ value: HunterQueryModel['show']; label: string; description: string }> = [
  { value: 'series', label: 'Series', description: 'The series; change points as annotations' },
  { value: 'segments', label: 'Series and segment means', description: 'With the mean between change points' },
  { value: 'changePoints', label: 'Table of change points', description: 'One row for each change' },
  { value: 'changeSeries', label: 'Changes as series', description: 'Change in % where there is one, 0 elsewhere' },
];

/** How change points are looked for, and what comes back. */
export function DetectionFields({ query, onChange }: Props) {
  const id = useId();
  const { detection, show } = query;
  const set = (change: Partial<DetectionOptions>) => onChange({ detection: { ...detection, ...change } });
  const off = detection.method === 'off';
  return (
    <InlineFieldRow>
      <InlineField label="Detection" labelWidth={LABEL_WIDTH} htmlFor={`${id}-method`}>
        <Combobox
          id={`${id}-method`}
          width={16}
          options={METHODS}
          value={detection.method}
          onChange={({ value }) => set({ method: value })}
        />
      </InlineField>
      <NumberField
        label="Max p-value"
        tooltip="Changes that chance alone would make more often than this are not reported."
        value={detection.maxPValue}
        disabled={off}
        check={(maxPValue) => validateDetection({ ...detection, maxPValue })}
        onChange={(maxPValue) => set({ maxPValue })}
      />
      <NumberField
        label="Min change, %"
        tooltip="Smaller changes are not reported."
        value={Number((detection.minMagnitude * 100).toPrecision(12))}
        disabled={off}
        check={(percent) => validateDetection({ ...detection, minMagnitude: percent / 100 })}
        onChange={(percent) => set({ minMagnitude: percent / 100 })}
      />
      <InlineField label="Show" htmlFor={`${id}-show`}>
        <Combobox
          id={`${id}-show`}
          width={28}
          options={SHOW}
          value={show}
          onChange={({ value }) => onChange({ show: value })}
        />
      </InlineField>
    </InlineFieldRow>
  );
}

interface NumberFieldProps {
  label: string;
  tooltip: string;
  value: number;
  disabled: boolean;
  /** Throws when the number cannot be used. */
  check: (value: number) => void;
  onChange: (value: number) => void;
}

/** A number that is stored only once it can be used; what was typed stays on the screen with what is wrong. */
function NumberField({ label, tooltip, value, disabled, check, onChange }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const problem = typed === undefined ? undefined : problemOf(typed, check);
  const save = () => {
    if (typed !== undefined && !problem) {
      setTyped(undefined);
      if (Number(typed) !== value) {
        onChange(Number(typed));
      }
    }
  };
  return (
    <InlineField
      label={label}
      tooltip={tooltip}
      htmlFor={id}
      disabled={disabled}
      invalid={Boolean(problem)}
      error={problem}
    >
      <Input
        id={id}
        width={10}
        value={typed ?? String(value)}
        inputMode="decimal"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </InlineField>
  );
}

function problemOf(typed: string, check: (value: number) => void): string | undefined {
  if (typed.trim() === '' || Number.isNaN(Number(typed))) {
    return 'Enter a number.';
  }
  try {
    check(Number(typed));
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
