import '../nested-public-path';

import { FieldColorModeId, FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { GraphThresholdsStyleMode, LineInterpolation } from '@grafana/schema';
import { commonOptionsBuilder } from '@grafana/ui';

import { t } from '../shared/translate';
import { ChangePointsPanel } from './ChangePointsPanel';
import { DetectionEditor } from './options/DetectionEditor';
import { DEFAULT_OPTIONS } from './options/panel-defaults';
import { RulesEditor } from './options/RulesEditor';
import pluginJson from './plugin.json';
import type { FieldOptions, PanelOptions } from './types';

await initPluginTranslations(pluginJson.id);

export const plugin = new PanelPlugin<PanelOptions, FieldOptions>(ChangePointsPanel)
  .setDataSupport({ annotations: true, alertStates: true })
  .useFieldConfig({
    standardOptions: {
      [FieldConfigProperty.Color]: {
        settings: { byValueSupport: false, bySeriesSupport: true, preferThresholdsMode: false },
        defaultValue: { mode: FieldColorModeId.PaletteClassic },
      },
    },
    useCustomConfig: (builder) => {
      builder
        .addRadio({
          path: 'drawStyle',
          name: t('panel.field.draw-style', 'Style'),
          defaultValue: 'line',
          settings: {
            options: [
              { value: 'line', label: t('panel.field.lines', 'Lines') },
              { value: 'points', label: t('panel.field.points', 'Points') },
            ],
          },
        })
        .addSliderInput({
          path: 'lineWidth',
          name: t('panel.field.line-width', 'Line width'),
          defaultValue: 1,
          settings: { min: 0, max: 5, step: 1 },
          showIf: ({ drawStyle }) => drawStyle !== 'points',
        })
        .addRadio({
          path: 'lineInterpolation',
          name: t('panel.field.interpolation', 'Line interpolation'),
          defaultValue: LineInterpolation.Linear,
          settings: {
            options: [
              { value: LineInterpolation.Linear, label: t('panel.field.linear', 'Linear') },
              { value: LineInterpolation.StepAfter, label: t('panel.field.steps', 'Steps') },
            ],
          },
          showIf: ({ drawStyle }) => drawStyle !== 'points',
        })
        .addSliderInput({
          path: 'fillOpacity',
          name: t('panel.field.fill', 'Fill opacity'),
          defaultValue: 0,
          settings: { min: 0, max: 100, step: 1 },
          showIf: ({ drawStyle }) => drawStyle !== 'points',
        })
        .addBooleanSwitch({
          path: 'spanNulls',
          name: t('panel.field.span-nulls', 'Connect over gaps'),
          defaultValue: false,
          showIf: ({ drawStyle }) => drawStyle !== 'points',
        })
        .addSliderInput({
          path: 'pointSize',
          name: t('panel.field.point-size', 'Point size'),
          defaultValue: 4,
          settings: { min: 1, max: 12, step: 1 },
        })
        .addSelect({
          path: 'thresholdsStyle.mode',
          name: t('panel.field.thresholds', 'Show thresholds'),
          defaultValue: GraphThresholdsStyleMode.Off,
          settings: {
            options: [
              { value: GraphThresholdsStyleMode.Off, label: t('panel.field.thresholds-off', 'Off') },
              { value: GraphThresholdsStyleMode.Line, label: t('panel.field.thresholds-line', 'As lines') },
              { value: GraphThresholdsStyleMode.Area, label: t('panel.field.thresholds-area', 'As filled regions') },
            ],
          },
        });
      commonOptionsBuilder.addAxisConfig(builder, {});
      commonOptionsBuilder.addHideFrom(builder);
    },
  })
  .setPanelOptions((builder) => {
    builder
      .addRadio({
        path: 'layout',
        name: t('panel.options.layout', 'Layout'),
        description: t(
          'panel.options.layout-text',
          'Together: series of one unit and on like levels share a chart. Separate: a chart for each series'
        ),
        defaultValue: DEFAULT_OPTIONS.layout,
        settings: {
          options: [
            { value: 'auto', label: t('panel.options.together', 'Together') },
            { value: 'overlay', label: t('panel.options.one', 'In one') },
            { value: 'multiples', label: t('panel.options.separate', 'Separate') },
          ],
        },
      })
      .addBooleanSwitch({
        path: 'showSegments',
        name: t('panel.options.segments', 'Segment means'),
        description: t(
          'panel.options.segments-text',
          'The level between change points, in a band of one standard deviation'
        ),
        defaultValue: DEFAULT_OPTIONS.showSegments,
      })
      .addBooleanSwitch({
        path: 'showShades',
        name: t('panel.options.shades', 'Shade what changed'),
        description: t(
          'panel.options.shades-text',
          'Tints the time after a regression or an improvement, where a chart has one series'
        ),
        defaultValue: DEFAULT_OPTIONS.showShades,
      })
      .addBooleanSwitch({
        path: 'showEvents',
        name: t('panel.options.events', 'Annotations and alert states'),
        defaultValue: DEFAULT_OPTIONS.showEvents,
      })
      .addNumberInput({
        path: 'minChange',
        name: t('panel.options.min-change', 'Smallest change shown'),
        description: t('panel.options.min-change-text', 'As a share of the level: 0.05 hides changes below 5 %'),
        defaultValue: DEFAULT_OPTIONS.minChange,
        settings: { min: 0, step: 0.01 },
      })
      .addBooleanSwitch({
        path: 'showHidden',
        name: t('panel.options.hidden', 'Show hidden changes'),
        description: t('panel.options.hidden-text', 'Those that somebody marked as hidden, faintly'),
        defaultValue: DEFAULT_OPTIONS.showHidden,
      })
      .addCustomEditor({
        id: 'metrics',
        path: 'metrics',
        name: t('panel.options.rules', 'Which way is better'),
        description: t(
          'panel.options.rules-text',
          'For series whose name matches; over the rules of the query and a guess from the name. * stands for anything'
        ),
        editor: RulesEditor,
      })
      .addCustomEditor({
        id: 'detection',
        path: 'detection',
        name: t('panel.options.detection', 'Detection'),
        category: [t('panel.options.others', 'Change points of other data sources')],
        description: t(
          'panel.options.detection-text',
          'Series of the Hunter data source bring their change points along'
        ),
        defaultValue: DEFAULT_OPTIONS.detection,
        editor: DetectionEditor,
      });
    commonOptionsBuilder.addTooltipOptions(builder, false, false, { tooltip: DEFAULT_OPTIONS.tooltip });
    commonOptionsBuilder.addLegendOptions(builder);
  });
