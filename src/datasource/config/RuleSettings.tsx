import { ConfigSubSection } from '@grafana/plugin-ui';
import React from 'react';

import { RuleInputs } from '../../shared/fields/RuleInputs';
import { t } from '../../shared/translate';
import type { ConfigProps } from './config-props';

/** Settings of which way is better, by patterns of metric names. */
export function RuleSettings({ options, onOptionsChange }: ConfigProps) {
  return (
    <ConfigSubSection
      title={t('source.config.metric-rules', 'Metric rules')}
      description={t(
        'source.config.which-way-is-better-for',
        'Which way is better, for metrics whose name does not say. The first pattern that matches counts; * stands for anything.'
      )}
    >
      <RuleInputs
        rules={options.jsonData.metrics ?? []}
        onChange={(metrics) => onOptionsChange({ ...options, jsonData: { ...options.jsonData, metrics } })}
      />
    </ConfigSubSection>
  );
}
