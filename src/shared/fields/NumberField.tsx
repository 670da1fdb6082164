import { InlineField, Input } from '@grafana/ui';
import React, { useId, useState } from 'react';

import { messageOf } from '../../core/errors';

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

/** A number that is stored only once it can be used; what was typed stays on the screen with what is wrong. */
export function NumberField({ label, labelWidth, tooltip, value, disabled = false, check, onChange }: Props) {
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
