import { dateTime, FieldType, LoadingState, toDataFrame, type PanelProps } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React from 'react';

import { DEFAULT_DETECTION } from '../core/changepoint/options';
import { provideUser } from '../testing/user';
import { ChangePointsPanel } from './ChangePointsPanel';
import { DEFAULT_OPTIONS } from './options/panel-defaults';
import type { PanelOptions } from './types';

beforeAll(() => provideUser('annotations:read'));

const timeRange = { from: dateTime(0), to: dateTime(1000), raw: { from: 'a', to: 'b' } };
const options = DEFAULT_OPTIONS;

function show(data: Partial<PanelProps['data']>, more: Partial<PanelOptions> = {}) {
  const props = {
    data: { state: LoadingState.Done, series: [], timeRange, ...data },
    options: { ...options, ...more },
    width: 400,
    height: 300,
    timeRange,
    timeZone: 'utc',
  };
  render(<ChangePointsPanel {...(props as unknown as PanelProps<PanelOptions>)} />);
  return screen.getByRole('status').textContent;
}

it('says what to do when there is nothing to draw', () => {
  expect(show({})).toContain('choose a query that returns times and numbers');
});

it('says that it is loading', () => {
  expect(show({ state: LoadingState.Loading })).toBe('Loading…');
});

it('shows what the query has to say about an empty view', () => {
  const frame = toDataFrame({
    fields: [],
    meta: { notices: [{ severity: 'info', text: 'No run is in the time range shown.' }] },
  });
  expect(show({ series: [frame] })).toBe('No run is in the time range shown.');
});

it('says what is wrong with its own options', () => {
  const frame = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [1, 2] },
      { name: 'latency', type: FieldType.number, values: [1, 2] },
    ],
  });
  expect(show({ series: [frame] }, { detection: { ...DEFAULT_DETECTION, maxPValue: 5 } })).toBe(
    'Detection cannot use a maximum p-value of 5: detection.maxPValue must be a number above 0 and at most 1, such as 0.01. Mend it in the panel’s options.'
  );
});
