import type { AxisConfig, GraphThresholdsStyleConfig, HideableFieldConfig, VizLegendOptions } from '@grafana/schema';

import type { DetectionOptions } from '../core/changepoint/options';
import type { MetricRule } from '../core/query/model';

export interface PanelOptions {
  /** For series of other data sources; our own bring their change points along. */
  detection: Pick<DetectionOptions, 'method' | 'maxPValue' | 'minMagnitude'>;
  /** `auto`: series of one unit and on like levels share a chart. */
  layout: 'auto' | 'overlay' | 'multiples';
  /** Draw the mean of each segment and its spread. */
  showSegments: boolean;
  /** Tint the time since a change by what it means. */
  showShades: boolean;
  /** Draw dashboard annotations and alert states. */
  showEvents: boolean;
  /** Smaller changes are not marked: 0.05 = 5 %. */
  minChange: number;
  /** Draw what the team has hidden, faintly. */
  showHidden: boolean;
  /** Which way is better, over what the query or a guess from the name says. */
  metrics?: MetricRule[];
  legend: VizLegendOptions;
}

/** Of a field, beside Grafana's standard options. */
export interface FieldOptions extends AxisConfig, HideableFieldConfig {
  drawStyle?: 'line' | 'points';
  lineWidth?: number;
  pointSize?: number;
  thresholdsStyle?: GraphThresholdsStyleConfig;
}
