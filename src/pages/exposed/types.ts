import type { PanelData } from '@grafana/data';

import type { PanelOptions } from '../../panel/types';

interface Common {
  /** Series over time, of whatever data source; those of Hunter bring their change points along. */
  data: PanelData;
  /** As the panel's options: `detection`, `minChange`, `metrics`, … */
  options?: Partial<PanelOptions>;
}

/** Props of `…/change-points-chart/v1`. It is as wide as there is room. */
export interface ChangePointsChartProps extends Common {
  title?: string;
  /** px; 300 unless given. */
  height?: number;
  /** Somebody has chosen a part of the time: from and to in ms since 1970. */
  onZoom?: (range: { from: number; to: number }) => void;
}

/** Props of `…/change-table/v1`. */
export interface ChangeTableProps extends Common {
  /** As a dashboard's; `browser` unless given. */
  timeZone?: string;
}
