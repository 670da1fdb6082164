import { setFolderPicker } from '@grafana/runtime';
import React from 'react';

interface Props {
  value?: string;
  onChange?: (uid: string | undefined, name: string | undefined) => void;
}

/** In place of Grafana's picker, which only Grafana has: a choice of one folder, "Performance" of uid "perf". */
function FolderPicker({ value = '', onChange }: Props) {
  return (
    <select
      aria-label="Folder"
      value={value}
      onChange={({ currentTarget }) => onChange?.(currentTarget.value || undefined, currentTarget.value || undefined)}
    >
      <option value="" />
      <option value="perf">Performance</option>
    </select>
  );
}

export const provideFolderPicker = (): void => setFolderPicker(FolderPicker);
