import { AutoSizeInput } from '@grafana/ui';
import React from 'react';

import { useDraft } from '../../../shared/fields/useDraft';

interface Props {
  label: string;
  value: string;
  placeholder?: string;
  minWidth?: number;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** A text without a label of its own, stored when the field is left or Enter is pressed; Escape discards it. */
export function TypedInput({ label, value, placeholder, minWidth = 6, autoFocus, onChange }: Props) {
  const { text, type, commit, discard } = useDraft(value, onChange);
  return (
    <AutoSizeInput
      aria-label={label}
      value={text}
      placeholder={placeholder}
      minWidth={minWidth}
      maxWidth={40}
      spellCheck={false}
      autoFocus={autoFocus}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          commit();
        } else if (event.key === 'Escape') {
          discard();
        }
      }}
    />
  );
}
