import { dateTime, FieldType, LoadingState, toDataFrame, type PanelProps } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React from 'react';

import { loadDetector } from '../../core/changepoint/detector';
import { HunterError } from '../../core/errors';
import { provideUser } from '../../testing/user';
import { ChangePointsPanel } from '../ChangePointsPanel';
import { DEFAULT_OPTIONS } from '../options/panel-defaults';
import type { PanelOptions } from '../types';

beforeAll(() => provideUser('annotations:read'));

jest.mock('../../core/changepoint/detector');

it('the panel says why series of other data sources cannot be analysed', async () => {
  jest.mocked(loadDetector).mockRejectedValue(new HunterError('unsupported', 'No WebAssembly here.'));
  const timeRange = { from: dateTime(0), to: dateTime(1000), raw: { from: 'a', to: 'b' } };
  const frame = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [1, 2] },
      { name: 'latency', type: FieldType.number, values: [1, 2] },
    ],
  });
  const props = {
    data: { state: LoadingState.Done, series: [frame], timeRange },
    options: DEFAULT_OPTIONS,
    width: 400,
    height: 300,
    timeRange,
    timeZone: 'utc',
  };
  render(<ChangePointsPanel {...(props as unknown as PanelProps<PanelOptions>)} />);
  expect(await screen.findByText('No WebAssembly here.')).toBeInTheDocument();
});
