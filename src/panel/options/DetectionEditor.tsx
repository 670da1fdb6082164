import type { StandardEditorProps } from '@grafana/data';
import React from 'react';

import { type DetectionOptions, completeDetection } from '../../core/changepoint/options';
import { DetectionInputs } from '../../shared/fields/DetectionInputs';

/** Grafana's spacing units. All labels are as wide, because the fields stand below each other. */
const LABEL_WIDTH = 18;

/** Detection among the panel's options, checked as the query editor checks it. */
export function DetectionEditor({ value, onChange }: StandardEditorProps<DetectionOptions>) {
  return <DetectionInputs detection={completeDetection(value)} onChange={onChange} labelWidth={LABEL_WIDTH} stacked />;
}
