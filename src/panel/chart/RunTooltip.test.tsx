import { createTheme, FieldType, toDataFrame } from '@grafana/data';
import { SortOrder } from '@grafana/schema';
import { render, screen } from '@testing-library/react';
import React from 'react';

import { alignLines } from '../model/aligned';
import { linesOf, withAnalysis } from '../model/chart-series';
import { RunTooltip } from './RunTooltip';

/** Series at a level of 100 with noise of 1, whose second value is off by so many standard deviations. */
function show(offs: number[], more: Partial<Parameters<typeof RunTooltip>[0]> = {}): string {
  const fields = offs.map((off, i) => ({ name: `m${i}`, type: FieldType.number, values: [100, 100 + off] }));
  const frame = toDataFrame({ fields: [{ name: 'time', type: FieldType.time, values: [0, 1000] }, ...fields] });
  const segments = [{ from: 0, to: 1000, mean: 100, std: 1, n: 2 }];
  const series = linesOf([frame], createTheme()).map((line) =>
    withAnalysis(line, { changes: [], segments, noise: { std: 1 } })
  );
  const indexes = [1, ...offs.map(() => 1)];
  const { container } = render(
    <RunTooltip series={series} data={alignLines(series)} indexes={indexes} links={[]} {...more} />
  );
  return container.textContent!;
}

it('says how far a run is from its level, in noise', () => {
  expect(show([2.5, -0.5])).toMatch(/m0.*102\.5 \(\+2\.5 σ\).*m1.*99\.5 \(−0\.5 σ\)/);
});

it('has series in order of their values, or the one that is nearest, as its options say', () => {
  expect(show([1, 3, 2], { options: { sort: SortOrder.Descending } })).toMatch(/m1.*m2.*m0/);
  expect(show([1, 3, 2], { options: { sort: SortOrder.Ascending } })).toMatch(/m0.*m2.*m1/);
  expect(show([1, 3, 2])).toMatch(/m0.*m1.*m2/);
  expect(show([1, 3, 2], { only: 2 })).toMatch(/^[^m]*m1[^m]*$/);
  expect(show([1, 3, 2], { only: null })).toBe('');
});

it('names the day of a run that stands for a day in UTC, also elsewhere, and the time of others where one is', () => {
  const at = (times: number[]) => {
    const frame = toDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: times },
        { name: 'm', type: FieldType.number, values: times },
      ],
    });
    const series = linesOf([frame], createTheme()).map((line) => withAnalysis(line, undefined, [], 'America/New_York'));
    const { container } = render(<RunTooltip series={series} data={alignLines(series)} indexes={[1, 1]} links={[]} />);
    return container.textContent!;
  };
  const day = 86_400_000;
  expect(at([0, day])).toMatch(/^1970-01-02 UTC/);
  expect(at([1000, day])).toMatch(/^1970-01-01 19:00:00/);
});

it('of very many series, those farthest from their level are shown', () => {
  show(Array.from({ length: 50 }, (_, i) => i));
  expect(screen.getByText('m49')).toBeInTheDocument();
  expect(screen.queryByText('m37')).toBeNull();
  expect(screen.getByText(/and 38 more series/)).toBeInTheDocument();
});
