import { Button, Combobox, IconButton, InlineField, InlineFieldRow } from '@grafana/ui';
import React, { useId } from 'react';

import type { Direction, MetricRule } from '../../core/query/model';
import { TextField } from './TextField';

interface Props {
  rules: MetricRule[];
  onChange: (rules: MetricRule[] | undefined) => void;
  /** For a narrow column. */
  stacked?: boolean;
}

const DIRECTIONS: Array<{ value: Direction; label: string }> = [
  { value: 'higherIsBetter', label: 'Higher is better' },
  { value: 'lowerIsBetter', label: 'Lower is better' },
  { value: 'either', label: 'Neither: only a change' },
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
            label="Pattern"
            width={stacked ? 24 : 32}
            value={pattern}
            placeholder="*_score"
            onChange={(text) => replace(index, { pattern: text.trim() })}
          />
          <InlineField label="Direction" htmlFor={`${id}-${index}`}>
            <Combobox
              id={`${id}-${index}`}
              width={stacked ? 22 : 26}
              options={DIRECTIONS}
              value={direction}
              onChange={({ value }) => replace(index, { direction: value })}
            />
          </InlineField>
          <IconButton
            name="trash-alt"
            aria-label={`Remove the rule ${pattern}`}
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
        Add a rule
      </Button>
    </>
  );
}
