import { Combobox, InlineField } from '@grafana/ui';
import React, { useId } from 'react';

import {
  type DetectionOptions,
  DEFAULT_MAX_P_VALUE,
  DEFAULT_MIN_PROMINENCE,
  switchMethod,
} from '../../core/changepoint/options';
import { validateDetection } from '../../core/changepoint/validate-options';
import { t } from '../translate';
import { NumberField } from './NumberField';

interface Props {
  detection: DetectionOptions;
  onChange: (detection: DetectionOptions) => void;
  /** Width of the first field's label, in Grafana's spacing units. */
  labelWidth: number;
  /** The fields stand below each other: all labels are as wide. */
  stacked?: boolean;
}

const methodOptions = (): Array<{ value: DetectionOptions['method']; label: string; description: string }> => [
  {
    value: 'robust',
    label: t('fields.robust', 'Robust'),
    description: t(
      'fields.recommended-steps-and-drifts-that',
      'Recommended: steps and drifts that stand out of the noise; single wild runs are ignored'
    ),
  },
  {
    value: 'otava',
    label: t('fields.otava', 'Otava'),
    description: t(
      'fields.the-change-points-of-apache',
      'The change points of Apache Otava 0.8.0 (Hunter), to compare'
    ),
  },
  {
    value: 'off',
    label: t('fields.off', 'Off'),
    description: t('fields.the-series-only-without-change', 'The series only, without change points'),
  },
];

const pValueHelp = (): Record<DetectionOptions['method'], string> => ({
  robust: t(
    'fields.p-value-robust',
    'The chance that a stable series shows such a change anywhere. Larger finds more and errs more; {{usual}} is usual.',
    { usual: DEFAULT_MAX_P_VALUE.robust }
  ),
  otava: t(
    'fields.p-value-otava',
    'Changes that chance alone would make more often than this are not reported; {{usual}} is usual. Otava compares many times, so it errs more often than this says.',
    { usual: DEFAULT_MAX_P_VALUE.otava }
  ),
  off: t('fields.p-value-off', 'Nothing is looked for.'),
});

const prominenceHelp = () =>
  t(
    'fields.prominence-help',
    "How much a change must stand out in the chart: its size in standard deviations of the runs beside it, less where it takes little of the chart's height. Changes that stand out less are subtle: they are drawn hollow, and neither alert rules nor the list of regressions count them. Of changes below {{usual}}, hardly one is seen in a chart; 0 counts all, as for a slow loss that matters.",
    { usual: DEFAULT_MIN_PROMINENCE }
  );

/** Inputs for the detection options, of queries, panels and settings. */
export function DetectionInputs({ detection, onChange, labelWidth, stacked }: Props) {
  const id = useId();
  const set = (change: Partial<DetectionOptions>) => onChange({ ...detection, ...change });
  const off = detection.method === 'off';
  return (
    <>
      <InlineField label={t('fields.detection', 'Detection')} labelWidth={labelWidth} htmlFor={id}>
        <Combobox
          id={id}
          width={16}
          options={methodOptions()}
          value={detection.method}
          onChange={({ value }) => onChange(switchMethod(detection, value))}
        />
      </InlineField>
      <NumberField
        label={t('fields.max-p-value', 'Max p-value')}
        labelWidth={stacked ? labelWidth : undefined}
        tooltip={pValueHelp()[detection.method]}
        value={detection.maxPValue}
        disabled={off}
        check={(maxPValue) => validateDetection({ ...detection, maxPValue })}
        onChange={(maxPValue) => set({ maxPValue })}
      />
      <NumberField
        label={t('fields.min-change', 'Min change, %')}
        labelWidth={stacked ? labelWidth : undefined}
        tooltip={t('fields.smaller-changes-are-not-reported', 'Smaller changes are not reported.')}
        value={Number((detection.minMagnitude * 100).toPrecision(12))}
        disabled={off}
        check={(percent) => validateDetection({ ...detection, minMagnitude: percent / 100 })}
        onChange={(percent) => set({ minMagnitude: percent / 100 })}
      />
      {detection.method === 'robust' && (
        <NumberField
          label={t('fields.min-prominence', 'Min prominence')}
          labelWidth={stacked ? labelWidth : undefined}
          tooltip={prominenceHelp()}
          value={detection.minProminence ?? DEFAULT_MIN_PROMINENCE}
          check={(minProminence) => validateDetection({ ...detection, minProminence })}
          onChange={(minProminence) => set({ minProminence })}
        />
      )}
    </>
  );
}
