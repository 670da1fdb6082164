import {
  applyFieldOverrides,
  CoreApp,
  DataTopic,
  dateTime,
  FieldColorModeId,
  FieldConfigOptionsRegistry,
  FieldType,
  getFieldDisplayName,
  type DataFrame,
  LoadingState,
  type DataQueryRequest,
  type FieldConfig,
  type GrafanaTheme2,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useEffect, useState } from 'react';

import { METRICS } from '../demo/story/story';
import type { HunterDataSource } from '../src/datasource/datasource';
import type { HunterQuery } from '../src/datasource/types';

/** The last `days` up to now, as Grafana gives it to panels. */
export function lastDays(days: number): TimeRange {
  const range = { from: dateTime().subtract(days, 'days'), to: dateTime() };
  return { ...range, raw: { from: `now-${days}d`, to: 'now' } };
}

/** Runs a query as a dashboard would, and gives the panel what comes back. */
export function useQuery(datasource: HunterDataSource, query: HunterQuery, range: TimeRange): PanelData {
  const theme = useTheme2();
  const [data, setData] = useState<PanelData>({ state: LoadingState.NotStarted, series: [], timeRange: range });
  useEffect(() => {
    const request = {
      requestId: 'workbench',
      app: CoreApp.Dashboard,
      // of one that is saved
      dashboardUID: 'workbench',
      targets: [{ ...query, datasource: datasource.getRef() }],
      range,
      scopedVars: {},
    } as unknown as DataQueryRequest<HunterQuery>;
    const running = datasource.query(request).subscribe((response) => {
      const frames = prepareFrames(response.data, theme, unitOfMetric);
      setData({
        state: response.state ?? LoadingState.Done,
        series: frames.filter(({ meta }) => meta?.dataTopic !== DataTopic.Annotations),
        annotations: frames.filter(({ meta }) => meta?.dataTopic === DataTopic.Annotations),
        errors: response.errors,
        request,
        timeRange: range,
      });
    });
    return () => running.unsubscribe();
  }, [datasource, query, range, theme]);
  return data;
}

/** As an override of the dashboard would set it. */
const unitOfMetric = (name: string): FieldConfig => ({ unit: METRICS[name]?.unit ?? 'short' });

/**
 * Gives the fields of frames what Grafana gives them on the way to a panel.
 *
 * @param more what a field of this name has besides the panel's default colours: short numbers unless given
 */
export const prepareFrames = (
  frames: DataFrame[],
  theme: GrafanaTheme2,
  more: (name: string) => FieldConfig = () => ({ unit: 'short' })
): DataFrame[] =>
  applyFieldOverrides({
    data: frames.map((frame) => withDefaults(frame, more)),
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text) => text,
    theme,
    fieldConfigRegistry: NO_OPTIONS,
  });

const NO_OPTIONS = new FieldConfigOptionsRegistry();

/** Sets what Grafana's own registry of options would set. */
function withDefaults(frame: DataFrame, more: (name: string) => FieldConfig): DataFrame {
  const color = { mode: FieldColorModeId.PaletteClassic };
  const fields = frame.fields.map((field) =>
    field.type === FieldType.number
      ? { ...field, config: { color, ...more(getFieldDisplayName(field, frame)), ...field.config } }
      : field
  );
  return { ...frame, fields };
}
