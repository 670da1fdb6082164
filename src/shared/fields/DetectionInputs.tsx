import { Combobox, InlineField } from '@grafana/ui';
import React, { useId } from 'react';

import {
  type DetectionOptions,
  DEFAULT_MAX_P_VALUE,
  DEFAULT_MIN_PROMINENCE,
  switchMethod,
} from '../../core/changepoint/options';
import { validateDetection } from '../../core/changepoint/validate-options';
import { NumberField } from './NumberField';

interface Props {
  detection: DetectionOptions;
  onChange: (detection: DetectionOptions) => void;
  /** Width of the first field's label, in Grafana's spacing units. */
  labelWidth: number;
  /** The fields stand below each other: all labels are as wide. */
  stacked?: boolean;
}

const METHODS: Array<{ value: DetectionOptions['method']; label: string; description: string }> = [
  {
    value: 'robust',
    label: 'Robust',
    description: 'Recommended: steps and drifts that stand out of the noise; single wild runs are ignored',
  },
  { value: 'otava', label: 'Otava', description: 'The change points of Apache Otava 0.8.0 (Hunter), to compare' },
  { value: 'off', label: 'Off', description: 'The series only, without change points' },
];

const P_VALUE: Record<DetectionOptions['method'], string> = {
  robust: `The chance that a stable series shows such a change anywhere. Larger finds more and errs more; ${DEFAULT_MAX_P_VALUE.robust} is usual.`,
  otava: `Changes that chance alone would make more often than this are not reported; ${DEFAULT_MAX_P_VALUE.otava} is usual. Otava compares many times, so it errs more often than this says.`,
  off: 'Nothing is looked for.',
};

const PROMINENCE = `How much a change must stand out in the chart: its size in standard deviations of the runs beside it, less where it takes little of the chart's height. Changes that stand out less are subtle: they are drawn hollow, and neither alert rules nor the list of regressions count them. Of changes below ${DEFAULT_MIN_PROMINENCE}, hardly one is seen in a chart; 0 counts all, as for a slow loss that matters.`;

/** Inputs for the detection options, of queries, panels and settings. */
export function DetectionInputs({ detection, onChange, labelWidth, stacked }: Props) {
  const id = useId();
  const set = (change: Partial<DetectionOptions>) => onChange({ ...detection, ...change });
  const off = detection.method === 'off';
  return (
    <>
      <InlineField label="Detection" labelWidth={labelWidth} htmlFor={id}>
        <Combobox
          id={id}
          width={16}
          options={METHODS}
          value={detection.method}
          onChange={({ value }) => onChange(switchMethod(detection, value))}
        />
      </InlineField>
      <NumberField
        label="Max p-value"
        labelWidth={stacked ? labelWidth : undefined}
        tooltip={P_VALUE[detection.method]}
        value={detection.maxPValue}
        disabled={off}
        check={(maxPValue) => validateDetection({ ...detection, maxPValue })}
        onChange={(maxPValue) => set({ maxPValue })}
      />
      <NumberField
        label="Min change, %"
        labelWidth={stacked ? labelWidth : undefined}
        tooltip="Smaller changes are not reported."
        value={Number((detection.minMagnitude * 100).toPrecision(12))}
        disabled={off}
        check={(percent) => validateDetection({ ...detection, minMagnitude: percent / 100 })}
        onChange={(percent) => set({ minMagnitude: percent / 100 })}
      />
      {detection.method === 'robust' && (
        <NumberField
          label="Min prominence"
          labelWidth={stacked ? labelWidth : undefined}
          tooltip={PROMINENCE}
          value={detection.minProminence ?? DEFAULT_MIN_PROMINENCE}
          check={(minProminence) => validateDetection({ ...detection, minProminence })}
          onChange={(minProminence) => set({ minProminence })}
        />
      )}
    </>
  );
}
