import { ConfigSection, ConfigSubSection } from '@grafana/plugin-ui';
import { InlineFieldRow, Stack } from '@grafana/ui';
import React from 'react';

import { completeDetection } from '../../core/changepoint/options';
import { DEFAULT_LIMITS, type Limits } from '../../core/query/limits';
import { DetectionInputs } from '../../shared/fields/DetectionInputs';
import { NumberField } from '../../shared/fields/NumberField';
import { t } from '../../shared/translate';
import type { HunterOptions } from '../types';
import type { ConfigProps } from './config-props';
import { RuleSettings } from './RuleSettings';

const limitFields = (): Array<{ name: keyof Limits; label: string; tooltip: string }> => [
  {
    name: 'series',
    label: t('source.config.series', 'Series'),
    tooltip: t('source.config.of-one-query', 'Of one query'),
  },
  {
    name: 'points',
    label: t('source.config.points', 'Points'),
    tooltip: t('source.config.of-all-series-of-one', 'Of all series of one query'),
  },
  {
    name: 'megabytes',
    label: t('source.config.answer-mb', 'Answer, MB'),
    tooltip: t(
      'source.config.of-graphite-to-one-request',
      'Of Graphite to one request; a request carries up to 100 targets'
    ),
  },
];

/** Settings of detection, rules and limits that queries begin with. */
export function AnalysisSettings(props: ConfigProps) {
  const { options, onOptionsChange } = props;
  const { detection, limits } = options.jsonData;
  const set = (change: Partial<HunterOptions>) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, ...change } });
  return (
    <ConfigSection
      title={t('source.config.analysis', 'Analysis')}
      isCollapsible
      isInitiallyOpen={Boolean(detection ?? limits ?? options.jsonData.metrics)}
    >
      <Stack direction="column" gap={3}>
        <ConfigSubSection
          title={t('source.config.detection', 'Detection')}
          description={t(
            'source.config.what-new-queries-begin-with',
            'What new queries begin with. Each query can have its own.'
          )}
        >
          <InlineFieldRow>
            <DetectionInputs
              detection={completeDetection(detection)}
              onChange={(chosen) => set({ detection: chosen })}
              labelWidth={16}
            />
          </InlineFieldRow>
        </ConfigSubSection>
        <RuleSettings {...props} />
        <ConfigSubSection
          title={t('source.config.limits', 'Limits')}
          description={t(
            'source.config.more-than-this-is-left',
            'More than this is left out, with a notice: it would slow the page down.'
          )}
        >
          <InlineFieldRow>
            {limitFields().map(({ name, label, tooltip }) => (
              <NumberField
                key={name}
                label={label}
                tooltip={tooltip}
                value={limits?.[name] ?? DEFAULT_LIMITS[name]}
                disabled={false}
                check={checkLimit}
                onChange={(value) => set({ limits: { ...limits, [name]: value } })}
              />
            ))}
          </InlineFieldRow>
        </ConfigSubSection>
      </Stack>
    </ConfigSection>
  );
}

function checkLimit(value: number): void {
  if (!(Number.isInteger(value) && value > 0)) {
    throw new Error(t('source.config.limit-problem', 'A limit is a whole number above 0.'));
  }
}
