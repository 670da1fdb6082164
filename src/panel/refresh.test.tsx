import type { DataFrame } from '@grafana/data';
import { act, render, screen, waitFor } from '@testing-library/react';
import React from 'react';

import { provideBackendSrv } from '../testing/backend-srv';
import { provideLayout } from '../testing/layout';
import { panelProps } from '../testing/panel-props';
import { SAMPLE_RANGE, sampleFrame } from '../testing/sample-frames';
import { provideUser } from '../testing/user';
import { ChangePointsPanel } from './ChangePointsPanel';
import { DEFAULT_OPTIONS } from './options/panel-defaults';
import type { PanelOptions } from './types';

/** Strokes and pictures of glyphs that were drawn. */
let drawn: number;

beforeEach(() => {
  provideLayout();
  const canvas = HTMLCanvasElement.prototype.getContext as jest.Mock;
  const silent = canvas.getMockImplementation()!;
  canvas.mockImplementation(function (this: HTMLCanvasElement) {
    const count = () => drawn++;
    return Object.assign(silent.call(this), { stroke: count, drawImage: count });
  });
  provideUser();
  provideBackendSrv(() => ({ body: [] }));
  drawn = 0;
});

const panel = (series: DataFrame[], later = 0) => {
  const range = { from: SAMPLE_RANGE.from + later, to: SAMPLE_RANGE.to + later };
  const options = { ...DEFAULT_OPTIONS, layout: 'overlay' as const };
  return <ChangePointsPanel {...panelProps<PanelOptions>({ series }, { options }, range)} />;
};

/** What Grafana makes of a frame at each refresh. */
const again = (frame: DataFrame): DataFrame => ({ ...frame, fields: frame.fields.map((field) => ({ ...field })) });

/** Shows frames, then others, or the same ones some time later; with what was drawn anew, and whether the plot is the same. */
async function refresh(before: DataFrame[], after: DataFrame[], later: number) {
  const { rerender } = render(panel(before));
  await screen.findAllByTestId('hunter-mark');
  await waitFor(() => expect(drawn).toBeGreaterThan(0));
  const plot = document.querySelector('.uplot');
  drawn = 0;
  await act(async () => rerender(panel(after, later)));
  return { redrawn: drawn > 0, samePlot: document.querySelector('.uplot') === plot };
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

it('a refresh that brings nothing new draws nothing', async () => {
  const frames = [sampleFrame('step'), sampleFrame('gradual')];
  expect(await refresh(frames, frames.map(again), MINUTE)).toEqual({ redrawn: false, samePlot: true });
});

it('a refresh that moves the time axis moves it in the same plot, and the marks with it', async () => {
  const frames = [sampleFrame('step')];
  const place = () => screen.getByTestId('hunter-mark').style.left;
  const { rerender } = render(panel(frames));
  const before = await screen.findByTestId('hunter-mark').then(place);
  const plot = document.querySelector('.uplot');
  await act(async () => rerender(panel(frames.map(again), 10 * DAY)));
  await waitFor(() => expect(parseFloat(place())).toBeLessThan(parseFloat(before)));
  expect(document.querySelector('.uplot')).toBe(plot);
});

it('a refresh that brings other points draws them in the same plot', async () => {
  expect(await refresh([sampleFrame('step', 'a')], [sampleFrame('gradual', 'a')], MINUTE)).toEqual({
    redrawn: true,
    samePlot: true,
  });
});

it('of two series, the other one’s new changes are marked', async () => {
  const [step, stable] = [sampleFrame('step', 'a'), sampleFrame('noStableLevel', 'b')];
  const { rerender } = render(panel([step, stable]));
  expect(await screen.findAllByTestId('hunter-mark')).toHaveLength(1);
  await act(async () => rerender(panel([again(step), sampleFrame('gradual', 'b')], MINUTE)));
  await waitFor(() => expect(screen.getAllByTestId('hunter-mark')).toHaveLength(2));
});
