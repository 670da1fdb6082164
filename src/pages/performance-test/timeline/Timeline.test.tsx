import { dateTime } from '@grafana/data';
import { render, screen, within } from '@testing-library/react';
import React, { createRef } from 'react';

import type { TestRun } from '../../../core/series/test-run';
import { provideLayout } from '../../../testing/layout';
import { Timeline } from './Timeline';

// every element is 500 px wide: 394 of them are left for the lanes
beforeAll(() => provideLayout());

const DAY = 86_400_000;
const runs = (n: number, of: (i: number) => Partial<TestRun>): TestRun[] =>
  Array.from({ length: n }, (_, i) => ({ time: i * DAY, ...of(i) }));

function show(all: TestRun[], [first, last] = [0, 10]) {
  const charts = createRef<HTMLDivElement>();
  const [from, to] = [dateTime(first * DAY), dateTime(last * DAY)];
  const page = (
    <>
      <div ref={charts} />
      <Timeline runs={all} range={{ from, to, raw: { from, to } }} charts={charts} />
    </>
  );
  return render(page);
}

const lanes = () => screen.queryAllByRole('list').map((lane) => lane.getAttribute('aria-label'));
const told = (lane: string) =>
  within(screen.getByRole('list', { name: lane }))
    .getAllByRole('listitem')
    .map((piece) => piece.getAttribute('aria-label'));

it('tells each version with its days and its runs, to who cannot see it, too', () => {
  show(runs(10, (i) => ({ version: i < 6 ? '6.8' : '6.9' })));
  expect(lanes()).toEqual(['Version']);
  expect(told('Version')).toEqual(['6.8: 1970-01-01 – 1970-01-07, runs: 6', '6.9: 1970-01-07 – 1970-01-10, runs: 4']);
  expect(screen.getByText('6.8')).toBeVisible();
});

it('has a lane for each of what the runs tell, and none for what they do not', () => {
  show(runs(10, (i) => ({ branch: 'main', commit: `${i < 5 ? 'a' : 'b'}`.repeat(40) })));
  expect(lanes()).toEqual(['Branch', 'Commit']);
  // a commit is cut to be read, and is told in full
  expect(screen.getByText('a'.repeat(10))).toBeVisible();
  expect(told('Commit')[0]).toContain('a'.repeat(40));
});

it('leaves out what cannot be told apart, and says how to see it', () => {
  show(
    runs(100, (i) => ({ version: i < 50 ? '6.8' : '6.9', commit: `c${i}` })),
    [0, 100]
  );
  expect(lanes()).toEqual(['Version']);
  expect(screen.getByText('Commit: 100 after each other, too many to show. Zoom in to see them.')).toBeVisible();
});

it('shows them once somebody has zoomed in', () => {
  show(
    runs(100, (i) => ({ commit: `c${i}` })),
    [40, 50]
  );
  expect(lanes()).toEqual(['Commit']);
  expect(told('Commit')).toHaveLength(12);
});

it('has no text where there is no room for one: it is told all the same', () => {
  show(
    runs(40, (i) => ({ version: i === 5 ? '6.8.1-rc' : '6.8' })),
    [0, 39]
  );
  expect(screen.queryByText('6.8.1-rc')).not.toBeInTheDocument();
  expect(told('Version')[1]).toMatch(/^6\.8\.1-rc: /);
});

it('takes no room where nothing is known of runs, or of none in view', () => {
  show(runs(10, () => ({})));
  show(
    runs(10, () => ({ version: '6.8' })),
    [50, 60]
  );
  expect(screen.queryByTestId('hunter-timeline')).not.toBeInTheDocument();
});
