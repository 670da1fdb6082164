import type { StandardEditorProps } from '@grafana/data';
import React from 'react';

import type { MetricRule } from '../../core/query/model';
import { RuleInputs } from '../../shared/fields/RuleInputs';

/** The panel option "Which way is better". */
export function RulesEditor({ value, onChange }: StandardEditorProps<MetricRule[] | undefined>) {
  return <RuleInputs rules={value ?? []} onChange={onChange} stacked />;
}
