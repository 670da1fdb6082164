import React from 'react';

import type { DetectionOptions } from '../../core/changepoint/options';
import { validateDetection } from '../../core/changepoint/validate-options';
import { HunterError } from '../../core/errors';
import { NumberField } from '../../shared/fields/NumberField';
import { t } from '../../shared/translate';

interface Props {
  /** A share of the level. */
  minChange: number;
  onMinChange: (minChange: number) => void;
  /** Detection options, when the panel itself found the change. */
  detection?: DetectionOptions;
  onDetection: (detection: DetectionOptions) => void;
}

const LABEL_WIDTH = 22;

/** How large and how sure a change must be to be shown in this panel, set where one is too many. */
export function ThresholdForm({ minChange, onMinChange, detection, onDetection }: Props) {
  return (
    <div style={{ marginTop: 8 }}>
      <NumberField
        label={t('panel.thresholds.min-change', 'Smallest change, %')}
        labelWidth={LABEL_WIDTH}
        tooltip={t('panel.thresholds.min-change-text', 'Smaller changes are not marked in this panel.')}
        value={Number((minChange * 100).toPrecision(12))}
        disabled={false}
        check={checkPercent}
        onChange={(percent) => onMinChange(percent / 100)}
      />
      {detection && (
        <NumberField
          label={t('panel.thresholds.p-value', 'Largest p-value')}
          labelWidth={LABEL_WIDTH}
          tooltip={t('panel.thresholds.p-value-text', 'Less certain changes are not reported in this panel.')}
          value={detection.maxPValue}
          disabled={false}
          check={(maxPValue) => validateDetection({ ...detection, maxPValue })}
          onChange={(maxPValue) => onDetection({ ...detection, maxPValue })}
        />
      )}
    </div>
  );
}

function checkPercent(percent: number): void {
  if (percent < 0) {
    throw new HunterError('input', t('panel.thresholds.negative', 'It must be 0 or more.'));
  }
}
