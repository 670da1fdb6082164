import { FieldType, toDataFrame } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React from 'react';

import { loadDetector } from '../../core/changepoint/detector';
import { HunterError } from '../../core/errors';
import { provideLayout } from '../../testing/layout';
import { panelProps } from '../../testing/panel-props';
import { provideUser } from '../../testing/user';
import { ChangePointsPanel } from '../ChangePointsPanel';
import { DEFAULT_OPTIONS } from '../options/panel-defaults';

beforeAll(() => {
  provideLayout();
  provideUser('annotations:read');
});

jest.mock('../../core/changepoint/detector');

it('the panel says why series of other data sources cannot be analysed', async () => {
  jest.mocked(loadDetector).mockRejectedValue(new HunterError('unsupported', 'No WebAssembly here.'));
  const frame = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [1, 2] },
      { name: 'latency', type: FieldType.number, values: [1, 2] },
    ],
  });
  render(<ChangePointsPanel {...panelProps({ series: [frame] }, { options: DEFAULT_OPTIONS })} />);
  expect(await screen.findByText('No WebAssembly here.')).toBeInTheDocument();
});
