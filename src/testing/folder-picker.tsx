import { setFolderPicker } from '@grafana/runtime';
import { Combobox } from '@grafana/ui';
import React from 'react';

interface Props {
  value?: string;
  onChange?: (uid: string | undefined, name: string | undefined) => void;
}

/** In place of Grafana's picker, which only Grafana has: a choice of one folder, "Performance" of uid "perf". */
function FolderPicker({ value, onChange }: Props) {
  return (
    <Combobox
      options={[{ value: 'perf', label: 'Performance' }]}
      value={value ?? null}
      onChange={(chosen) => onChange?.(chosen.value, chosen.label)}
    />
  );
}

export const provideFolderPicker = (): void => setFolderPicker(FolderPicker);
