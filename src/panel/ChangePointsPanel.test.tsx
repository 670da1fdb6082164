import { FieldType, LoadingState, toDataFrame, type PanelData } from '@grafana/data';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DEFAULT_DETECTION } from '../core/changepoint/options';
import { provideLayout } from '../testing/layout';
import { panelProps } from '../testing/panel-props';
import { SAMPLE_RANGE, sampleFrame } from '../testing/sample-frames';
import { provideUser } from '../testing/user';
import { ChangePointsPanel } from './ChangePointsPanel';
import { DEFAULT_OPTIONS } from './options/panel-defaults';
import type { PanelOptions } from './types';

beforeAll(() => {
  provideLayout();
  provideUser('annotations:read');
});

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

it('where no run is in the time range shown, says so and leads to the last runs', async () => {
  const onChangeTimeRange = jest.fn();
  const frame = sampleFrame('step');
  const props = panelProps<PanelOptions>(
    { series: [frame] },
    { options: DEFAULT_OPTIONS, onChangeTimeRange },
    { from: SAMPLE_RANGE.to + 1000, to: SAMPLE_RANGE.to + 2000 }
  );
  render(<ChangePointsPanel {...props} />);
  expect(screen.getByRole('status')).toHaveTextContent(
    'No run is in the time range shown; the last one was 2026-07-29.'
  );
  await userEvent.click(screen.getByRole('button', { name: 'Show the last runs' }));
  const [{ from, to }] = onChangeTimeRange.mock.calls[0];
  expect(from).toBeLessThan(SAMPLE_RANGE.from);
  expect(to).toBeGreaterThan(SAMPLE_RANGE.to);
});

it('a low chart has what is remarked at the end of its title, beside nothing else', async () => {
  const low = { options: DEFAULT_OPTIONS, width: 290, height: 105 };
  render(<ChangePointsPanel {...panelProps<PanelOptions>({ series: [sampleFrame('tooShort')] }, low, SAMPLE_RANGE)} />);
  const title = screen.getByTitle('tooShort');
  expect(within(title).getByRole('button', { name: /too few runs to judge/ })).toBeInTheDocument();
  expect(screen.queryByTestId('hunter-remark')).not.toBeInTheDocument();
});

it('remarks that have no room begin in a line, and are whole behind its icon', () => {
  const series = ['a', 'b'].flatMap((name) => [
    sampleFrame('tooShort', name),
    sampleFrame('noStableLevel', `${name}s`),
  ]);
  series.forEach((frame, i) => (frame.fields[1].config.unit = `unit ${i}`));
  const small = { options: DEFAULT_OPTIONS, width: 290, height: 105 };
  render(<ChangePointsPanel {...panelProps<PanelOptions>({ series }, small, SAMPLE_RANGE)} />);
  expect(screen.getByTestId('hunter-remark')).toHaveTextContent('2 of 4 series have no stable level: as, bs.');
  expect(
    screen.getByRole('button', { name: /no stable level: as, bs.*too few runs to judge: a, b/ })
  ).toBeInTheDocument();
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
