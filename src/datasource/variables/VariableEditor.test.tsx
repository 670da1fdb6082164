import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { choose } from '../../testing/choose';
import { showForm } from '../../testing/form';
import { hunterDataSource } from '../../testing/hunter-data-source';
import { provideLayout } from '../../testing/layout';
import { provideVariables } from '../../testing/services';
import { TestServers } from '../../testing/test-servers';
import type { StoredVariableQuery, VariableQuery } from './variable-query';
import { VariableEditor } from './VariableEditor';

const run = jest.fn();

beforeAll(() => {
  provideLayout();
  provideVariables();
});

beforeEach(() => {
  run.mockClear();
  new TestServers().tests.push('reads');
});

function open(variable?: VariableQuery) {
  const datasource = hunterDataSource({ falloutUrl: 'https://fallout', falloutUser: 'jane@example.com' });
  return showForm<StoredVariableQuery>({ refId: 'V', variable }, (query, set) => (
    <VariableEditor datasource={datasource} query={query} onChange={set} onRunQuery={run} />
  ));
}

it('a new variable lists metric nodes', () => {
  open();
  expect(screen.getByLabelText('List')).toHaveValue('Metric nodes');
});

it('a pattern is stored and run when it is entered, once', async () => {
  const stored = open({ kind: 'metrics', query: '' });
  await userEvent.type(screen.getByLabelText('Query'), 'perf.*');
  expect(run).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  await userEvent.tab();
  expect(stored().variable).toEqual({ kind: 'metrics', query: 'perf.*' });
  expect(run).toHaveBeenCalledTimes(1);
});

it('another kind keeps the fields that both have', async () => {
  const stored = open({ kind: 'metrics', query: 'perf.*' });
  await choose('List', 'Metric paths');
  expect(stored().variable).toEqual({ kind: 'expand', query: 'perf.*' });
  await choose('List', 'Tag values');
  expect(stored().variable).toEqual({ kind: 'tagValues', tag: '', filters: [] });
});

it('the values of a tag take its name, and conditions one by one', async () => {
  const stored = open({ kind: 'tagValues', tag: '', filters: [] });
  await userEvent.type(screen.getByLabelText('Tag'), 'dc{Enter}');
  await userEvent.type(screen.getByPlaceholderText('name=perf (Enter to add)'), 'name=perf{Enter}');
  expect(stored().variable).toMatchObject({ kind: 'tagValues', tag: 'dc', filters: ['name=perf'] });
});

it('the tests of a user need no test, their metrics do', async () => {
  const stored = open({ kind: 'falloutTests', user: 'joe@example.com' });
  expect(screen.getByLabelText('User')).toHaveValue('joe@example.com');
  expect(screen.queryByLabelText('Test')).not.toBeInTheDocument();
  await choose('List', 'Metrics of a test');
  expect(screen.getByLabelText('Test')).toBeVisible();
  expect(stored().variable).toEqual({ kind: 'falloutMetrics', user: 'joe@example.com', test: '' });
});

it('listing users says that it needs a token', () => {
  open({ kind: 'falloutUsers' });
  expect(screen.getByText(/only for a token/)).toBeVisible();
});
