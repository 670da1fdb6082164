import { FolderPicker } from '@grafana/runtime';
import { Field, Input } from '@grafana/ui';
import React, { useId } from 'react';

import { t } from '../translate';
import type { RuleFolder } from './rule-folder';

interface Props {
  folder: RuleFolder | undefined;
  onChange: (folder: RuleFolder | undefined) => void;
}

/** Asks for the folder of a rule: which one, or, where there is none yet, how the first one is called. */
export function FolderField({ folder, onChange }: Props) {
  const id = useId();
  const label = t('alert-rule.folder', 'Folder');
  return folder && 'newTitle' in folder ? (
    <Field
      label={label}
      description={t('alert-rule.new-folder', 'There is no folder yet: this one is made.')}
      htmlFor={id}
    >
      <Input id={id} value={folder.newTitle} onChange={(event) => onChange({ newTitle: event.currentTarget.value })} />
    </Field>
  ) : (
    <Field
      label={label}
      description={t('alert-rule.folder-text', 'Who may see and edit the rule, and often who is told, goes by it.')}
    >
      <FolderPicker permission="edit" value={folder?.uid} onChange={(uid) => onChange(uid ? { uid } : undefined)} />
    </Field>
  );
}
