import { ConfigSection } from '@grafana/plugin-ui';
import { Field, Input } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';
import type { ConfigProps } from './config-props';

const WIDTH = 60;

const linkFields = () =>
  [
    {
      name: 'commitRangeUrl',
      id: 'hunter-commit-range',
      label: t('source.config.commit-range', 'Commit range'),
      description: t(
        'source.config.address-that-shows-the-commits',
        'Address that shows the commits between two runs; {from} and {to} stand for them. Changes link to it.'
      ),
      placeholder: 'https://github.com/org/repo/compare/{from}...{to}',
    },
    {
      name: 'issueUrl',
      id: 'hunter-issue-url',
      label: t('source.config.new-issue', 'New issue'),
      description: t(
        'source.config.address-of-your-issue-tracker',
        'Address of your issue tracker’s form; {title}, {body} and {id} stand for what the Regressions page fills in.'
      ),
      placeholder: 'https://github.com/org/repo/issues/new?title={title}&body={body}',
    },
  ] as const;

/** Addresses of other programs that changes lead to. */
export function LinkSettings({ options, onOptionsChange }: ConfigProps) {
  const { jsonData } = options;
  return (
    <ConfigSection
      title={t('source.config.links', 'Links')}
      description={t('source.config.where-a-change-leads-to', 'Where a change leads to.')}
    >
      {linkFields().map(({ name, id, label, description, placeholder }) => (
        <Field key={name} label={label} description={description}>
          <Input
            id={id}
            width={WIDTH}
            placeholder={placeholder}
            value={jsonData[name] ?? ''}
            onChange={(event) =>
              onOptionsChange({ ...options, jsonData: { ...jsonData, [name]: event.currentTarget.value.trim() } })
            }
          />
        </Field>
      ))}
    </ConfigSection>
  );
}
