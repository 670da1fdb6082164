import { LegendDisplayMode, SortOrder, TooltipDisplayMode } from '@grafana/schema';

import { DEFAULT_DETECTION } from '../../core/changepoint/options';
import type { PanelOptions } from '../types';

/** Options of a new panel, and of those that an older dashboard does not have. */
export const DEFAULT_OPTIONS: PanelOptions = {
  detection: DEFAULT_DETECTION,
  layout: 'auto',
  showSegments: true,
  showShades: true,
  showEvents: true,
  minChange: 0,
  showHidden: false,
  legend: { showLegend: true, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [] },
  tooltip: { mode: TooltipDisplayMode.Multi, sort: SortOrder.None },
};

export function completeOptions(given: Partial<PanelOptions>): PanelOptions {
  return {
    ...DEFAULT_OPTIONS,
    ...given,
    legend: { ...DEFAULT_OPTIONS.legend, ...given.legend },
    tooltip: { ...DEFAULT_OPTIONS.tooltip, ...given.tooltip },
  };
}
