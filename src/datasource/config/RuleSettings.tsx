import { ConfigSubSection } from '@grafana/plugin-ui';
import { Button, Combobox, IconButton, InlineField, InlineFieldRow } from '@grafana/ui';
import React from 'react';

import type { Direction, MetricRule } from '../../core/query/model';
import { TextField } from '../../fields/TextField';
import type { ConfigProps } from './ConfigEditor';

const DIRECTIONS: Array<{ value: Direction; label: string }> = [
  { value: 'higherIsBetter', label: 'Higher is better' },
  { value: 'lowerIsBetter', label: 'Lower is better' },
  { value: 'either', label: 'Neither: only a change' },
];

/** Which way is better, by patterns of metric names. */
export function RuleSettings({ options, onOptionsChange }: ConfigProps) {
  const rules = options.jsonData.metrics ?? [];
  const set = (metrics: MetricRule[]) =>
    onOptionsChange({
      ...options,
      jsonData: { ...options.jsonData, metrics: metrics.length > 0 ? metrics : undefined },
    });
  const replace = (index: number, change: Partial<MetricRule>) =>
    set(rules.map((rule, i) => (i === index ? { ...rule, ...change } : rule)));
  return (
    <ConfigSubSection
      title="Metric rules"
      description="Which way is better, for metrics whose name does not say. The first pattern that matches counts; * stands for anything."
    >
      {rules.map(({ pattern, direction }, index) => (
        <InlineFieldRow key={index}>
          <TextField
            label="Pattern"
            width={32}
            value={pattern}
            placeholder="*_score"
            onChange={(text) => replace(index, { pattern: text.trim() })}
          />
          <InlineField label="Direction" htmlFor={`hunter-rule-${index}`}>
            <Combobox
              id={`hunter-rule-${index}`}
              width={26}
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
    </ConfigSubSection>
  );
}
