import { Combobox, useStyles2, type ComboboxOption } from '@grafana/ui';
import React, { useId } from 'react';

import { getStyles } from './styles';

interface Props {
  /** For screen readers: what is chosen is seen from where it stands. */
  label: string;
  value?: string;
  options: ComboboxOption[] | ((typed: string) => Promise<ComboboxOption[]>);
  placeholder?: string;
  /** Only what is listed. */
  strict?: boolean;
  minWidth?: number;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** A list to choose from, as wide as what is chosen, whose label is not seen. */
export function LabelledCombobox({
  label,
  value,
  options,
  placeholder,
  strict,
  minWidth = 8,
  autoFocus,
  onChange,
}: Props) {
  const id = useId();
  const styles = useStyles2(getStyles);
  return (
    <div>
      <label htmlFor={id} className={styles.hidden}>
        {label}
      </label>
      <Combobox
        id={id}
        width="auto"
        minWidth={minWidth}
        maxWidth={40}
        value={value ? { value, label: value } : null}
        options={options}
        placeholder={placeholder}
        createCustomValue={!strict}
        autoFocus={autoFocus}
        onChange={(chosen) => chosen.value !== '' && onChange(chosen.value)}
      />
    </div>
  );
}
