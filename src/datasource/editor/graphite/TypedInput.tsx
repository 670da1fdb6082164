import { AutoSizeInput } from '@grafana/ui';
import React, { useState } from 'react';

interface Props {
  label: string;
  value: string;
  placeholder?: string;
  minWidth?: number;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** A text that is stored when it is left, or with Enter; Escape takes it back. */
export function TypedInput({ label, value, placeholder, minWidth = 6, autoFocus, onChange }: Props) {
  const [typed, setTyped] = useState<string>();
  const save = () => {
    setTyped(undefined);
    if (typed !== undefined && typed !== value) {
      onChange(typed);
    }
  };
  return (
    <AutoSizeInput
      aria-label={label}
      value={typed ?? value}
      placeholder={placeholder}
      minWidth={minWidth}
      maxWidth={40}
      spellCheck={false}
      autoFocus={autoFocus}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          save();
        } else if (event.key === 'Escape') {
          setTyped(undefined);
        }
      }}
    />
  );
}
