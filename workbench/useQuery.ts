import {
  applyFieldOverrides,
  CoreApp,
  DataTopic,
  dateTime,
  FieldColorModeId,
  FieldConfigOptionsRegistry,
  FieldType,
  type DataFrame,
  LoadingState,
  type DataQueryRequest,
  type GrafanaTheme2,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useEffect, useState } from 'react';

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
      targets: [{ ...query, datasource: datasource.getRef() }],
      range,
      scopedVars: {},
    } as unknown as DataQueryRequest<HunterQuery>;
    const running = datasource.query(request).subscribe((response) => {
      const frames = prepareFrames(response.data, theme);
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

/** Gives the fields of frames what Grafana gives them on the way to a panel. */
export const prepareFrames = (frames: DataFrame[], theme: GrafanaTheme2): DataFrame[] =>
  applyFieldOverrides({
    data: frames.map(withDefaults),
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text) => text,
    theme,
    fieldConfigRegistry: NO_OPTIONS,
  });

const NO_OPTIONS = new FieldConfigOptionsRegistry();

/** The panel's default colours, which Grafana's own registry of options would set, and short numbers. */
function withDefaults(frame: DataFrame): DataFrame {
  const defaults = { color: { mode: FieldColorModeId.PaletteClassic }, unit: 'short' };
  const fields = frame.fields.map((field) =>
    field.type === FieldType.number ? { ...field, config: { ...defaults, ...field.config } } : field
  );
  return { ...frame, fields };
}
