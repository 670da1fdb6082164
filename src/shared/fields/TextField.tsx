import { InlineField, Input } from '@grafana/ui';
import React, { useId, useState } from 'react';

interface Props {
  label: string;
  labelWidth?: number;
  tooltip?: string;
  placeholder?: string;
  value: string;
  width?: number;
  grow?: boolean;
  onChange: (value: string) => void;
}

/** A text that counts when it is left or entered: half of one would ask the servers for nothing useful. */
export function TextField({ label, labelWidth, tooltip, placeholder, value, width, grow, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const save = () => {
    setTyped(undefined);
    if (typed !== undefined && typed !== value) {
      onChange(typed);
    }
  };
  return (
    <InlineField label={label} labelWidth={labelWidth} htmlFor={id} tooltip={tooltip} grow={grow}>
      <Input
        id={id}
        width={width}
        value={typed ?? value}
        placeholder={placeholder}
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </InlineField>
  );
}
