import type { VizLegendOptions } from '@grafana/schema';

import type { DetectionOptions } from '../core/query/model';

export interface PanelOptions {
  /** For series of other data sources; our own bring their change points along. */
  detection: Pick<DetectionOptions, 'method' | 'maxPValue' | 'minMagnitude'>;
  /** Draw the mean of each segment and its spread. */
  showSegments: boolean;
  legend: Pick<VizLegendOptions, 'showLegend'>;
}
