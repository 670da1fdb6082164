import { Combobox, useStyles2, type ComboboxOption } from '@grafana/ui';
import React, { useCallback, useId } from 'react';

import { SearchCombobox } from '../../../shared/fields/SearchCombobox';
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
  const find = useCallback(
    (typed: string) => (typeof options === 'function' ? options(typed) : options.filter(matches(typed))),
    [options]
  );
  const field = { id, placeholder, autoFocus, minWidth, maxWidth: 40, value: value ? { value, label: value } : null };
  const choose = (chosen: string | undefined) => chosen && onChange(chosen);
  return (
    <div>
      <label htmlFor={id} className={styles.hidden}>
        {label}
      </label>
      {strict ? (
        <Combobox {...field} width="auto" options={options} onChange={(chosen) => choose(chosen.value)} />
      ) : (
        <SearchCombobox {...field} width="auto" find={find} onChange={choose} />
      )}
    </div>
  );
}

const matches =
  (typed: string) =>
  ({ value, label = value }: ComboboxOption) =>
    label.toLowerCase().includes(typed.toLowerCase());
