import { FieldColorModeId, FieldConfigProperty, PanelPlugin } from '@grafana/data';

import { DEFAULT_DETECTION } from '../core/query/model';
import { ChangePointsPanel } from './ChangePointsPanel';
import { DetectionEditor } from './DetectionEditor';
import type { PanelOptions } from './types';

export const plugin = new PanelPlugin<PanelOptions>(ChangePointsPanel)
  .useFieldConfig({
    standardOptions: {
      [FieldConfigProperty.Color]: {
        settings: { byValueSupport: false, bySeriesSupport: true, preferThresholdsMode: false },
        defaultValue: { mode: FieldColorModeId.PaletteClassic },
      },
    },
  })
  .setPanelOptions((builder) =>
    builder
      .addBooleanSwitch({
        path: 'showSegments',
        name: 'Segment means',
        description: 'The level between change points, in a band of one standard deviation',
        defaultValue: true,
      })
      .addBooleanSwitch({ path: 'legend.showLegend', name: 'Legend', defaultValue: true })
      .addCustomEditor({
        id: 'detection',
        path: 'detection',
        name: 'Detection',
        category: ['Change points of other data sources'],
        description: 'Series of the Hunter data source bring their change points along',
        defaultValue: DEFAULT_DETECTION,
        editor: DetectionEditor,
      })
  );
