import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import type { RunSet } from '../../../core/compare/run-set';
import type { TestRun } from '../../../core/series/test-run';
import { choose } from '../../../testing/choose';
import { showForm } from '../../../testing/form';
import { provideLayout } from '../../../testing/layout';
import { RunSetField } from './RunSetField';

beforeAll(() => provideLayout());

const RUNS: TestRun[] = [
  { time: 1, version: '6.8.1', branch: 'main' },
  { time: 2, version: '6.8.2', branch: 'main', commit: 'a'.repeat(40) },
];

/** Shows the field for one side. @returns gives the set that is stored, and how often one was */
function open(set: RunSet, runs = RUNS) {
  const changes = jest.fn();
  const stored = showForm<RunSet>(set, (value, store) => (
    <RunSetField
      label="Baseline"
      tooltip=""
      set={value}
      runs={runs}
      onChange={(changed) => {
        changes(changed);
        store(changed);
      }}
    />
  ));
  return { stored, changes };
}

const which = () => screen.getByRole('combobox', { name: 'Baseline: which' });

it('another way to choose begins with the newest that is known', async () => {
  const { stored } = open({ kind: 'days', n: 30 });
  await choose('Baseline', 'Since version');
  expect(stored()).toEqual({ kind: 'since', bound: { version: '6.8.2' } });
  expect(which()).toHaveValue('6.8.2');
});

it('a version that was chosen stays when it is taken as the first or the last', async () => {
  const { stored } = open({ kind: 'of', bound: { version: '6.8.1' } });
  await choose('Baseline', 'Until version');
  expect(stored()).toEqual({ kind: 'until', bound: { version: '6.8.1' } });
});

it('the same way chosen again keeps what was entered', async () => {
  const { changes } = open({ kind: 'runs', n: 20 });
  await choose('Baseline', 'Number of runs');
  expect(screen.getByLabelText('Runs')).toHaveValue('20');
  expect(changes).not.toHaveBeenCalled();
});

it('where no version is known, one can be typed; nothing is asked for before', async () => {
  const { stored, changes } = open({ kind: 'days', n: 30 }, []);
  await choose('Baseline', 'Since version');
  expect(changes).not.toHaveBeenCalled();
  await userEvent.click(which());
  await userEvent.keyboard('7.0{ArrowDown}{Enter}');
  expect(stored()).toEqual({ kind: 'since', bound: { version: '7.0' } });
});

it.each(['0', '1.5', '-3', 'x'])('%s runs stay in the field with the reason', async (wrong) => {
  const { changes } = open({ kind: 'runs', n: 7 });
  const field = screen.getByLabelText('Runs');
  await userEvent.clear(field);
  await userEvent.type(field, `${wrong}{Enter}`);
  expect(screen.getByText(/^Enter a (whole )?number/)).toBeVisible();
  expect(field).toHaveValue(wrong);
  expect(changes).not.toHaveBeenCalled();
});
