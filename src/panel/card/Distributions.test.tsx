import { render, screen } from '@testing-library/react';
import React from 'react';

import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { Distributions, sidesOf } from './Distributions';

const { times, values } = SAMPLES.step;
const changeOf = (kind: 'step' | 'gradual') =>
  analyseSeries({ ...SAMPLES[kind], target: '', labels: {} }, DEFAULT_QUERY, sampleDetector).changes[0];
const segments = [
  { from: times[0], to: times[69], mean: 100, std: 1, n: 70 },
  { from: times[70], to: times[119], mean: 88, std: 1, n: 50 },
];
const show = (more: Partial<Parameters<typeof Distributions>[0]['one']> = {}) =>
  render(
    <Distributions
      change={changeOf('step')}
      one={{ analysed: { times, values }, segments, color: 'red', ...more }}
      format={(value) => `${Math.round(value)} ms`}
    />
  );

it('says to who cannot see it what it compares', () => {
  show();
  expect(screen.getByRole('img')).toHaveAccessibleName('Values before, around 100 ms, and after, around 88 ms');
});

it('tells nothing where a side is out of view, or all values are the same', () => {
  show({ analysed: { times: times.slice(0, 60), values: values.slice(0, 60) } });
  expect(screen.queryByRole('img')).not.toBeInTheDocument();
});

it('of very many runs is drawn, too, with a dot for some of them', () => {
  const many = 200_000;
  const [from, at, to] = [times[0], times[70], times[119]];
  const when = Float64Array.from({ length: many }, (_, i) => (i < many / 2 ? from : at) + (i % 1000));
  const levels = Float64Array.from({ length: many }, (_, i) => (i < many / 2 ? 100 : 88) + (i % 3));
  const { container } = show({
    analysed: { times: when, values: levels },
    segments: [segments[0], { ...segments[1], to }],
  });
  expect(screen.getByRole('img')).toBeInTheDocument();
  expect(container.querySelectorAll('circle').length).toBeLessThan(400);
});

it('the runs of a drift itself are of neither side', () => {
  const { times: all, values: drifting } = SAMPLES.gradual;
  const { before, after } = sidesOf(changeOf('gradual'), { analysed: { times: all, values: drifting }, segments: [] });
  expect([before.length, after.length]).toEqual([30, 30]);
});

it('another change further on does not count to the runs after this one', () => {
  const next = [segments[0], { ...segments[1], to: times[90] }, { ...segments[1], from: times[91] }];
  expect(sidesOf(changeOf('step'), { analysed: { times, values }, segments: next }).after).toHaveLength(21);
});
