import { dateTime, LoadingState, type PanelData, type PanelProps } from '@grafana/data';

import { stub } from './stub';

/** The props that Grafana gives a panel, 800 × 600 px, over a time range in ms since 1970. */
export function panelProps<O>(
  data: Partial<PanelData>,
  more: Partial<PanelProps<O>> = {},
  { from, to } = { from: 0, to: 1000 }
): PanelProps<O> {
  const timeRange = { from: dateTime(from), to: dateTime(to), raw: { from: dateTime(from), to: dateTime(to) } };
  return stub<PanelProps<O>>({
    id: 7,
    title: 'Latency',
    data: { state: LoadingState.Done, series: [], timeRange, ...data },
    width: 800,
    height: 600,
    timeRange,
    timeZone: 'utc',
    onChangeTimeRange: jest.fn(),
    onOptionsChange: jest.fn(),
    ...more,
  });
}
