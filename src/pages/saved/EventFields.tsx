import { Field, Input, Stack } from '@grafana/ui';
import React from 'react';

import { USUAL_FIELDS, type RunField, type RunMapping } from '../../core/runs/run-mapping';
import { t } from '../../shared/translate';

interface Props {
  mapping?: RunMapping;
  onChange: (mapping: RunMapping | undefined) => void;
}

/** Which of Graphite's events tell of the runs, and where they name commit, version, branch and machine. */
export function EventFields({ mapping, onChange }: Props) {
  const { tags = [], fields = {} } = mapping ?? {};
  const setField = (name: RunField, where: string) => {
    const { [name]: _, ...others } = fields;
    onChange({ tags, fields: where ? { ...others, [name]: where } : others });
  };
  return (
    <>
      <Field
        label={t('pages.saved.event-tags', 'Tags of its events')}
        description={t(
          'pages.saved.event-tags-help',
          'Graphite’s events with all of these tags are its runs; {test} stands for the test’s name. Without them, changes have no commits.'
        )}
      >
        <Input
          id="hunter-saved-tags"
          placeholder="perf {test}"
          value={tags.join(' ')}
          onChange={({ currentTarget: { value } }) =>
            onChange(value.trim() ? { tags: value.split(/ +(?=.)/), fields } : undefined)
          }
        />
      </Field>
      {tags.length > 0 && (
        <Field
          label={t('pages.saved.event-fields', 'Where they tell it')}
          description={t(
            'pages.saved.event-fields-help',
            'A field of the event’s data, or tag: and how a tag begins, such as tag:commit=.'
          )}
        >
          <Stack wrap="wrap" gap={1}>
            {names().map(([name, label]) => (
              <Input
                key={name}
                width={22}
                aria-label={label}
                prefix={label}
                placeholder={USUAL_FIELDS[name]}
                value={fields[name] ?? ''}
                onChange={(event) => setField(name, event.currentTarget.value.trim())}
              />
            ))}
          </Stack>
        </Field>
      )}
    </>
  );
}

const names = (): Array<[RunField, string]> => [
  ['commit', t('pages.saved.field-commit', 'Commit')],
  ['version', t('pages.saved.field-version', 'Version')],
  ['branch', t('pages.saved.field-branch', 'Branch')],
  ['id', t('pages.saved.field-id', 'Run')],
  ['machine', t('pages.saved.field-machine', 'Machine')],
];
