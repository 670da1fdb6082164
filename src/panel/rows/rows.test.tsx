import type { DataFrame } from '@grafana/data';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { provideBackendSrv } from '../../testing/backend-srv';
import { provideLayout } from '../../testing/layout';
import { panelProps } from '../../testing/panel-props';
import { SAMPLE_RANGE, sampleFrame } from '../../testing/sample-frames';
import { provideUser } from '../../testing/user';
import { ChangePointsPanel } from '../ChangePointsPanel';
import { DEFAULT_OPTIONS } from '../options/panel-defaults';
import type { PanelOptions } from '../types';

beforeAll(() => {
  provideLayout();
  provideUser();
  provideBackendSrv(() => ({ body: [] }));
});

/** The metrics of a test, as a server names them: by the alphabet, with units of their own so that none share a chart. */
function frames(): DataFrame[] {
  const all = [
    sampleFrame('noStableLevel', 'perf.read.alloc_rate'),
    sampleFrame('tooShort', 'perf.read.errors'),
    sampleFrame('gradual', 'perf.read.latency'),
    sampleFrame('step', 'perf.read.throughput'),
  ];
  all.forEach((frame, i) => (frame.fields[1].config.unit = `unit ${i}`));
  return all;
}

function show(series: DataFrame[], height: number, width = 500) {
  const more = { options: DEFAULT_OPTIONS, width, height };
  render(<ChangePointsPanel {...panelProps<PanelOptions>({ series }, more, SAMPLE_RANGE)} />);
}

const rows = () => screen.getAllByRole('option');
const chart = () => screen.findByRole('region');
const drawn = () => waitFor(() => expect(document.querySelector('.u-over')).toBeInTheDocument());

it('what changed comes first, the worst on top, with short names, sizes and a chart of the worst', async () => {
  show(frames(), 260);
  await drawn();
  expect(rows().map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^throughput.*−12\.0 %/),
    expect.stringMatching(/^latency.*drift \+8\.0 %/),
    expect.stringMatching(/^alloc_rate.*\dno stable level$/),
    expect.stringMatching(/^errors.*\dtoo few runs$/),
  ]);
  expect(rows()[0]).toHaveAccessibleName(/^1 change of perf\.read\.throughput, the last: Regression: −12\.0 %/);
  expect(await chart()).toHaveAccessibleName(/throughput/);
  expect(screen.queryByTestId(/VizLegend/)).not.toBeInTheDocument();
});

it('a narrow list leaves the picture out, not the name', async () => {
  show(frames(), 120, 220);
  expect(rows()[0].querySelector('svg')).not.toBeInTheDocument();
  expect(rows()[0]).toHaveTextContent(/^throughput−12\.0 %$/);
});

it('a click shows the chart of a row', async () => {
  show(frames(), 260);
  await userEvent.click(rows()[1]);
  expect(rows()[1]).toHaveAttribute('aria-selected', 'true');
  expect(rows()[0]).toHaveAttribute('aria-selected', 'false');
  expect(await chart()).toHaveAccessibleName(/latency/);
});

it('the list is one stop of the Tab key, and arrow keys, Home and End go from chart to chart', async () => {
  show(frames(), 260);
  const list = screen.getByRole('listbox');
  while (document.activeElement !== list) {
    await userEvent.tab();
  }
  await userEvent.keyboard('{ArrowDown}');
  expect(await chart()).toHaveAccessibleName(/latency/);
  expect(list).toHaveAttribute('aria-activedescendant', rows()[1].id);
  await userEvent.keyboard('{End}');
  expect(await chart()).toHaveAccessibleName(/errors/);
  await userEvent.keyboard('{ArrowDown}{Home}');
  expect(await chart()).toHaveAccessibleName(/throughput/);
});

describe('in a low panel', () => {
  it('the chart takes the place of the rows, and Escape gives it back with the focus', async () => {
    show(frames(), 120);
    expect(screen.queryByRole('region')).not.toBeInTheDocument();
    const list = screen.getByRole('listbox');
    list.focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(await chart()).toHaveAccessibleName(/latency/);
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    expect(within(await chart()).getByRole('button', { name: 'All series' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('listbox')).toHaveFocus();
    expect(screen.getByRole('listbox')).toHaveAttribute('aria-activedescendant', rows()[1].id);
  });

  it('a button gives the place back, too', async () => {
    show(frames(), 120);
    await userEvent.click(rows()[2]);
    await userEvent.click(screen.getByRole('button', { name: 'All series' }));
    expect(screen.getByRole('listbox')).toBeVisible();
  });
});

it('of five hundred series those in view are made, and all are counted', async () => {
  show(
    Array.from({ length: 500 }, (_, i) => sampleFrame('step', `perf.${i}.throughput`)),
    400
  );
  await drawn();
  expect(rows().length).toBeLessThan(30);
  expect(rows()[0]).toHaveAttribute('aria-setsize', '500');
});

it('where charts fit, there are no rows', async () => {
  show(frames(), 700);
  await drawn();
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  const names = screen.getAllByRole('region').map((one) => one.getAttribute('aria-label'));
  expect(names[0]).toMatch(/throughput/);
  expect(names).toHaveLength(4);
});
