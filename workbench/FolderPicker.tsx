import { Combobox } from '@grafana/ui';
import React from 'react';

interface Props {
  value?: string;
  onChange?: (uid: string | undefined, name: string | undefined) => void;
}

/** In place of Grafana's, which only Grafana has. */
export function FolderPicker({ value, onChange }: Props) {
  return (
    <Combobox
      aria-label="Folder"
      options={[{ value: 'perf', label: 'Performance' }]}
      value={value ?? null}
      onChange={(chosen) => onChange?.(chosen.value, chosen.label)}
    />
  );
}
