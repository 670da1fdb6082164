import { Combobox, type ComboboxOption } from '@grafana/ui';
import React, { useCallback, useRef, type ComponentProps } from 'react';

import { typedLast } from './typed-last';

/** Finds options for what was typed; all for an empty text. */
type FindOptions = (typed: string) => ComboboxOption[] | Promise<ComboboxOption[]>;

type Props = Pick<
  ComponentProps<typeof Combobox<string>>,
  'id' | 'placeholder' | 'autoFocus' | 'minWidth' | 'maxWidth'
> & {
  value: ComboboxOption | null;
  find: FindOptions;
  /** Undefined where the user cleared the field. */
  onChange: (value: string | undefined) => void;
  /** Whether the field can be emptied. */
  isClearable?: boolean;
  /** In units of 8 px, or as wide as what is chosen. */
  width?: number | 'auto';
};

/**
 * A list that is looked up, and that takes what is typed as well. Grafana's Combobox offers that first, so that typing a
 * part of a name and Enter takes the part; here the best match is first, and the text itself after all that match.
 */
export function SearchCombobox({ find, onChange, width, minWidth, maxWidth, isClearable = false, ...rest }: Props) {
  const listed = useRef<ReadonlySet<string>>(new Set());
  const load = useCallback(
    async (typed: string) => {
      const options = typedLast(await find(typed), typed);
      listed.current = new Set(options.map(({ value }) => value));
      return options;
    },
    [find]
  );
  const choose = async (chosen: ComboboxOption | null) => {
    if (!chosen || listed.current.has(chosen.value)) {
      onChange(chosen?.value);
      return;
    }
    // Enter came before the list of what was typed: Grafana had only the text itself
    const [best] = (await load(chosen.value)).filter(({ infoOption }) => !infoOption);
    onChange((best ?? chosen).value);
  };
  const field = {
    ...rest,
    options: load,
    createCustomValue: true,
    onChange: (chosen: ComboboxOption | null) => void choose(chosen),
  };
  // Combobox's types allow each combination of width and isClearable by itself only
  const size = width === 'auto' ? { width, minWidth: minWidth ?? 8, maxWidth } : { width };
  return <Combobox {...({ ...field, ...size, isClearable } as ComboboxProps)} />;
}

type ComboboxProps = ComponentProps<typeof Combobox<string>>;
