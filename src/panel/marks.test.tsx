import { FieldType, toDataFrame, type DataFrame } from '@grafana/data';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { provideBackendSrv } from '../testing/backend-srv';
import { provideLayout } from '../testing/layout';
import { panelProps } from '../testing/panel-props';
import { SAMPLE_RANGE, sampleFrame } from '../testing/sample-frames';
import { provideUser } from '../testing/user';
import { ChangePointsPanel } from './ChangePointsPanel';
import { DEFAULT_OPTIONS } from './options/panel-defaults';
import type { PanelOptions } from './types';

beforeAll(() => provideLayout());

beforeEach(() => {
  provideUser();
  provideBackendSrv(() => ({ body: [] }));
});

async function show(series: DataFrame[], options: Partial<PanelOptions> = {}, annotations: DataFrame[] = []) {
  const more = { options: { ...DEFAULT_OPTIONS, layout: 'overlay' as const, ...options } };
  render(<ChangePointsPanel {...panelProps<PanelOptions>({ series, annotations }, more, SAMPLE_RANGE)} />);
  await waitFor(() => expect(document.querySelector('.u-over')).toBeInTheDocument());
}

const marks = () => screen.findAllByTestId('hunter-mark');
const names = async () => (await marks()).map((mark) => mark.getAttribute('aria-label'));

describe('with the keyboard', () => {
  it('the marks of a chart are one stop of Tab, and arrow keys, Home and End go from one to the next', async () => {
    await show([sampleFrame('step'), sampleFrame('gradual')]);
    const [first, last] = await marks();
    const isMark = () => document.activeElement === first || document.activeElement === last;
    while (!isMark()) {
      await userEvent.tab();
    }
    expect(first).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(last).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(last).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(first).toHaveFocus();
    await userEvent.keyboard('{End}{ArrowLeft}');
    expect(first).toHaveFocus();
    await userEvent.tab();
    expect(isMark()).toBe(false);
  });

  it('Enter opens the card of a mark and goes into it; Escape closes it and comes back', async () => {
    await show([sampleFrame('step')]);
    const [mark] = await marks();
    act(() => mark.focus());
    await userEvent.keyboard('{Enter}');
    const card = await screen.findByRole('dialog');
    expect(card).toHaveAccessibleName(mark.getAttribute('aria-label')!);
    expect(mark).toHaveAttribute('aria-expanded', 'true');
    await waitFor(() => expect(card).toContainElement(document.activeElement as HTMLElement));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(mark).toHaveAttribute('aria-expanded', 'false');
    await waitFor(() => expect(mark).toHaveFocus());
  });
});

describe('with the pointer', () => {
  it('a card stands beside the mark as long as the pointer is on either', async () => {
    await show([sampleFrame('step')]);
    const [mark] = await marks();
    await userEvent.hover(mark);
    const card = await screen.findByRole('tooltip');
    expect(card).toHaveTextContent('Change: −12.0 %');
    expect(within(card).queryByRole('button')).not.toBeInTheDocument();
    // in one go: the card would be gone before a busy machine gets there
    await userEvent.pointer([{ target: mark }, { target: card }]);
    expect(screen.getByRole('tooltip')).toBeInTheDocument();
    await userEvent.unhover(card);
    await waitFor(() => expect(screen.queryByRole('tooltip')).not.toBeInTheDocument());
  });

  it('a clicked card stays when the pointer goes, until it is closed', async () => {
    await show([sampleFrame('step')]);
    const [mark] = await marks();
    await userEvent.click(mark);
    const card = await screen.findByRole('dialog');
    await userEvent.unhover(mark);
    await userEvent.click(within(card).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});

describe('which changes have a mark', () => {
  it('those of all series, named after what changed', async () => {
    await show([sampleFrame('step', 'throughput'), sampleFrame('gradual', 'latency')]);
    expect(await names()).toEqual([
      expect.stringMatching(/^Regression: drifted \+8\.0 %.*latency/),
      expect.stringMatching(/^Regression: −12\.0 %.*throughput/),
    ]);
  });

  it('not smaller ones than asked for, which a line below counts', async () => {
    await show([sampleFrame('step'), sampleFrame('gradual')], { minChange: 0.1 });
    expect(await names()).toEqual([expect.stringContaining('step')]);
    expect(screen.getByText('Not shown: 1 of the changes, below 10 %.')).toBeVisible();
  });

  it('not those of a series that is switched off in the legend', async () => {
    const off = sampleFrame('gradual');
    off.fields[1].config.custom = { hideFrom: { viz: true, legend: false, tooltip: false } };
    await show([sampleFrame('step'), off]);
    expect(await names()).toEqual([expect.stringContaining('step')]);
    expect(screen.getByRole('button', { name: 'gradual' })).toBeVisible();
  });

  it('a rule of the panel says which way is better, over the query', async () => {
    await show([sampleFrame('step')], { metrics: [{ pattern: 'st*', direction: 'lowerIsBetter' }] });
    expect(await names()).toEqual([expect.stringMatching(/^Improvement: −12\.0 %/)]);
  });
});

describe('layouts', () => {
  const frames = () => [sampleFrame('step'), sampleFrame('gradual')];

  it('a chart for each series has the series in its name, for those who hear it', async () => {
    await show(frames(), { layout: 'multiples' });
    const charts = screen.getAllByRole('region');
    expect(charts.map((chart) => chart.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(/^Change points\. 1 change of step, the last: Change: −12/),
      expect.stringMatching(/^Change points\. 1 change of gradual, the last: Change: drifted/),
    ]);
  });

  it('the legend can be a table with levels, or left out', async () => {
    await show(frames(), { legend: { ...DEFAULT_OPTIONS.legend, displayMode: 'table' as never } });
    expect(screen.getByRole('columnheader', { name: /Level/ })).toBeVisible();
    expect(screen.getByRole('columnheader', { name: /Runs/ })).toBeVisible();
  });

  it('without a legend', async () => {
    await show(frames(), { legend: { ...DEFAULT_OPTIONS.legend, showLegend: false } });
    expect(screen.queryByRole('button', { name: 'step' })).not.toBeInTheDocument();
  });
});

describe('annotations of the dashboard', () => {
  const middle = (SAMPLE_RANGE.from + SAMPLE_RANGE.to) / 2;
  const deploy = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [middle] },
      { name: 'title', type: FieldType.string, values: ['Deploy <b>6.8</b>'] },
      { name: 'text', type: FieldType.string, values: ['by jane'] },
      { name: 'tags', type: FieldType.other, values: [['deploy']] },
    ],
  });

  it('are tabs that tell title, text and tags, without HTML', async () => {
    await show([sampleFrame('step')], {}, [deploy]);
    const tab = await screen.findByRole('button', { name: /^Deploy 6\.8, / });
    await userEvent.hover(tab);
    expect(await screen.findByText('by jane')).toBeVisible();
    expect(screen.getByText('deploy')).toBeVisible();
  });

  it('are left out when the panel is told so', async () => {
    await show([sampleFrame('step')], { showEvents: false }, [deploy]);
    await marks();
    expect(screen.queryByTestId('hunter-event')).not.toBeInTheDocument();
  });
});
