import type {
  AxisConfig,
  GraphThresholdsStyleConfig,
  HideableFieldConfig,
  LineInterpolation,
  VizLegendOptions,
  VizTooltipOptions,
} from '@grafana/schema';

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
  /** Rules for which way is better. They win over the query's rules and over the guess from the name. */
  metrics?: MetricRule[];
  legend: VizLegendOptions;
  tooltip: VizTooltipOptions;
}

/** Field options beside Grafana's standard ones. */
export interface FieldOptions extends AxisConfig, HideableFieldConfig {
  drawStyle?: 'line' | 'points';
  lineWidth?: number;
  lineInterpolation?: LineInterpolation;
  /** 0..100 */
  fillOpacity?: number;
  /** Draw lines over gaps, in which runs are missing. */
  spanNulls?: boolean;
  pointSize?: number;
  thresholdsStyle?: GraphThresholdsStyleConfig;
}
