import { InlineField, Input } from '@grafana/ui';
import React, { useId } from 'react';

import { useDraft } from './useDraft';

interface Props {
  label: string;
  labelWidth?: number;
  tooltip?: string;
  placeholder?: string;
  value: string;
  width?: number;
  grow?: boolean;
  /** Says why a text cannot be stored; undefined when it can. */
  check?: (text: string) => string | undefined;
  onChange: (value: string) => void;
}

/** A text, stored when the field is left or Enter is pressed. */
export function TextField({ label, labelWidth, tooltip, placeholder, value, width, grow, check, onChange }: Props) {
  const id = useId();
  const { text, problem, type, commit } = useDraft(value, onChange, check);
  return (
    <InlineField
      label={label}
      labelWidth={labelWidth}
      htmlFor={id}
      tooltip={tooltip}
      grow={grow}
      invalid={Boolean(problem)}
      error={problem}
    >
      <Input
        id={id}
        width={width}
        value={text}
        placeholder={placeholder}
        spellCheck={false}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </InlineField>
  );
}
