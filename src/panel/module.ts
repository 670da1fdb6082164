import { FieldColorModeId, FieldConfigProperty, PanelPlugin } from '@grafana/data';

import { DEFAULT_DETECTION } from '../core/query/model';
import { ChangePointsPanel } from './ChangePointsPanel';
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
        description: 'The mean between change points, in a band of one standard deviation',
        defaultValue: true,
      })
      .addBooleanSwitch({ path: 'legend.showLegend', name: 'Legend', defaultValue: true })
      .addRadio({
        path: 'detection.method',
        name: 'Detection',
        category: ['Change points of other data sources'],
        description: 'Series of the Hunter data source bring their change points along',
        defaultValue: DEFAULT_DETECTION.method,
        settings: {
          options: [
            { value: 'otava', label: 'Otava', description: 'The change points of Apache Otava 0.8.0' },
            { value: 'off', label: 'Off' },
          ],
        },
      })
      .addNumberInput({
        path: 'detection.maxPValue',
        name: 'Maximum p-value',
        category: ['Change points of other data sources'],
        defaultValue: DEFAULT_DETECTION.maxPValue,
        settings: { min: 0, max: 1, step: 0.001 },
      })
      .addNumberInput({
        path: 'detection.minMagnitude',
        name: 'Minimum change',
        category: ['Change points of other data sources'],
        description: '0.05 = 5 %',
        defaultValue: DEFAULT_DETECTION.minMagnitude,
        settings: { min: 0, step: 0.01 },
      })
  );
