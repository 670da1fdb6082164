import { FieldType, LoadingState, toDataFrame, type PanelData } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React from 'react';

import { DEFAULT_DETECTION } from '../core/changepoint/options';
import { panelProps } from '../testing/panel-props';
import { provideUser } from '../testing/user';
import { ChangePointsPanel } from './ChangePointsPanel';
import { DEFAULT_OPTIONS } from './options/panel-defaults';
import type { PanelOptions } from './types';

beforeAll(() => provideUser('annotations:read'));

function show(data: Partial<PanelData>, more: Partial<PanelOptions> = {}) {
  render(<ChangePointsPanel {...panelProps(data, { options: { ...DEFAULT_OPTIONS, ...more } })} />);
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
