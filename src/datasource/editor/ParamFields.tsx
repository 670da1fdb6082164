import { IconButton, InlineFieldRow } from '@grafana/ui';
import React from 'react';

import { TextField } from '../../shared/fields/TextField';
import { t } from '../../shared/translate';
import { LABEL_WIDTH } from './layout';

interface Props {
  /** The definition's parameters and their values. */
  defaults: Record<string, unknown>;
  params: Record<string, string>;
  onChange: (params: Record<string, string> | undefined) => void;
}

/** Fields for a test's run parameters. An empty field has the definition's value, shown as a placeholder. */
export function ParamFields({ defaults, params, onChange }: Props) {
  const names = [...new Set([...Object.keys(defaults), ...Object.keys(params)])];
  const set = (name: string, value: string | undefined) => {
    const { [name]: _, ...others } = params;
    const changed = value ? { ...others, [name]: value } : others;
    onChange(Object.keys(changed).length > 0 ? changed : undefined);
  };
  return (
    <InlineFieldRow>
      {names.map((name) => (
        <React.Fragment key={name}>
          <TextField
            label={name}
            labelWidth={LABEL_WIDTH}
            width={24}
            value={params[name] ?? ''}
            placeholder={name in defaults ? textOf(defaults[name]) : ''}
            tooltip={t('source.editor.run-parameter-of-the-definition', 'Run parameter of the definition')}
            onChange={(value) => set(name, value)}
          />
          {name in params && !(name in defaults) && (
            <IconButton
              name="trash-alt"
              aria-label={t('source.editor.remove-name', 'Remove {{name}}', { name })}
              onClick={() => set(name, undefined)}
            />
          )}
        </React.Fragment>
      ))}
      <TextField
        label={t('source.editor.parameter', 'Parameter')}
        labelWidth={names.length === 0 ? LABEL_WIDTH : undefined}
        width={24}
        value=""
        placeholder={t('source.editor.name-value', 'name=value')}
        tooltip={t(
          'source.editor.a-run-parameter-that-the',
          'A run parameter that the definition has no value for. Enter adds it.'
        )}
        onChange={(text) => {
          const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
          if (name) {
            set(name.trim(), value);
          }
        }}
      />
    </InlineFieldRow>
  );
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
