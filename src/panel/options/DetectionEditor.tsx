import type { StandardEditorProps } from '@grafana/data';
import React from 'react';

import { completeDetection } from '../../core/query/method';
import type { DetectionOptions } from '../../core/query/model';
import { DetectionInputs } from '../../fields/DetectionInputs';

/** In Grafana's spacing units: the fields stand below each other, in the narrow column of the panel's options. */
const LABEL_WIDTH = 18;

/** Detection among the panel's options, checked as the query editor checks it. */
export function DetectionEditor({ value, onChange }: StandardEditorProps<DetectionOptions>) {
  return <DetectionInputs detection={completeDetection(value)} onChange={onChange} labelWidth={LABEL_WIDTH} stacked />;
}
