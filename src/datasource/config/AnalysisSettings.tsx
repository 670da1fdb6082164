import { ConfigSection, ConfigSubSection } from '@grafana/plugin-ui';
import { InlineFieldRow, Stack } from '@grafana/ui';
import React from 'react';

import { completeDetection } from '../../core/changepoint/options';
import { DEFAULT_LIMITS, type Limits } from '../../core/query/limits';
import { DetectionInputs } from '../../shared/fields/DetectionInputs';
import { NumberField } from '../../shared/fields/NumberField';
import type { HunterOptions } from '../types';
import type { ConfigProps } from './config-props';
import { RuleSettings } from './RuleSettings';

const LIMITS: Array<{ name: keyof Limits; label: string; tooltip: string }> = [
  { name: 'series', label: 'Series', tooltip: 'Of one query' },
  { name: 'points', label: 'Points', tooltip: 'Of all series of one query' },
  {
    name: 'megabytes',
    label: 'Answer, MB',
    tooltip: 'Of Graphite to one request; a request carries up to 100 targets',
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
      title="Analysis"
      isCollapsible
      isInitiallyOpen={Boolean(detection ?? limits ?? options.jsonData.metrics)}
    >
      <Stack direction="column" gap={3}>
        <ConfigSubSection title="Detection" description="What new queries begin with. Each query can have its own.">
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
          title="Limits"
          description="More than this is left out, with a notice: it would slow the page down."
        >
          <InlineFieldRow>
            {LIMITS.map(({ name, label, tooltip }) => (
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
    throw new Error('A limit is a whole number above 0.');
  }
}
