import { InlineField, Input } from '@grafana/ui';
import React, { useId } from 'react';

import { messageOf } from '../../core/errors';
import { t } from '../translate';
import { useDraft } from './useDraft';

interface Props {
  label: string;
  labelWidth?: number;
  tooltip: string;
  value: number;
  disabled?: boolean;
  /** Throws when the number cannot be used. */
  check: (value: number) => void;
  onChange: (value: number) => void;
}

/** A number, stored once it can be used; until then it stays in the field, with the reason. */
export function NumberField({ label, labelWidth, tooltip, value, disabled = false, check, onChange }: Props) {
  const id = useId();
  const { text, problem, type, commit } = useDraft(
    String(value),
    (typed) => Number(typed) !== value && onChange(Number(typed)),
    (typed) => problemOf(typed, check)
  );
  return (
    <InlineField
      label={label}
      labelWidth={labelWidth}
      tooltip={tooltip}
      htmlFor={id}
      disabled={disabled}
      invalid={Boolean(problem)}
      error={problem}
    >
      <Input
        id={id}
        width={10}
        value={text}
        inputMode="decimal"
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </InlineField>
  );
}

function problemOf(typed: string, check: (value: number) => void): string | undefined {
  if (typed.trim() === '' || Number.isNaN(Number(typed))) {
    return t('fields.enter-a-number', 'Enter a number.');
  }
  try {
    check(Number(typed));
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
