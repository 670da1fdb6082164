import { Button, Combobox, IconButton, InlineField, InlineFieldRow } from '@grafana/ui';
import React, { useId } from 'react';

import type { Direction, MetricRule } from '../../core/query/model';
import { t } from '../translate';
import { TextField } from './TextField';

interface Props {
  rules: MetricRule[];
  onChange: (rules: MetricRule[] | undefined) => void;
  /** For a narrow column. */
  stacked?: boolean;
}

const directionOptions = (): Array<{ value: Direction; label: string }> => [
  { value: 'higherIsBetter', label: t('fields.higher-is-better', 'Higher is better') },
  { value: 'lowerIsBetter', label: t('fields.lower-is-better', 'Lower is better') },
  { value: 'either', label: t('fields.neither-only-a-change', 'Neither: only a change') },
];

/** Rules for metrics by patterns of their names; none at all is undefined. */
export function RuleInputs({ rules, onChange, stacked }: Props) {
  const id = useId();
  const set = (next: MetricRule[]) => onChange(next.length > 0 ? next : undefined);
  const replace = (index: number, change: Partial<MetricRule>) =>
    set(rules.map((rule, i) => (i === index ? { ...rule, ...change } : rule)));
  return (
    <>
      {rules.map(({ pattern, direction }, index) => (
        <InlineFieldRow key={index}>
          <TextField
            label={t('fields.pattern', 'Pattern')}
            width={stacked ? 24 : 32}
            value={pattern}
            placeholder="*_score"
            onChange={(text) => replace(index, { pattern: text.trim() })}
          />
          <InlineField label={t('fields.direction', 'Direction')} htmlFor={`${id}-${index}`}>
            <Combobox
              id={`${id}-${index}`}
              width={stacked ? 22 : 26}
              options={directionOptions()}
              value={direction}
              onChange={({ value }) => replace(index, { direction: value })}
            />
          </InlineField>
          <IconButton
            name="trash-alt"
            aria-label={t('fields.remove-the-rule-pattern', 'Remove the rule {{pattern}}', { pattern })}
            onClick={() => set(rules.filter((_, i) => i !== index))}
          />
        </InlineFieldRow>
      ))}
      <Button
        variant="secondary"
        size="sm"
        icon="plus"
        onClick={() => set([...rules, { pattern: '', direction: 'higherIsBetter' }])}
      >
        {t('fields.add-a-rule', 'Add a rule')}
      </Button>
    </>
  );
}
