import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DEFAULT_QUERY, type FalloutSource } from '../../core/query/model';
import { showForm } from '../../testing/form';
import { provideLayout } from '../../testing/layout';
import { provideVariables } from '../../testing/services';
import { AnnotationEditor } from '../annotations/AnnotationEditor';
import { AnalysisSettings } from '../config/AnalysisSettings';
import type { ConfigProps } from '../config/config-props';
import type { HunterDataSource } from '../datasource';
import type { HunterQuery } from '../types';
import type { StoredVariableQuery } from '../variables/variable-query';
import { VariableEditor } from '../variables/VariableEditor';
import { FalloutFields } from './FalloutFields';
import { QueryEditor } from './QueryEditor';

const DEFINITION = `prefix: perf\n---\nensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: "{{prefix}}.t"}}}}`;

const datasource = {
  falloutUser: 'jane@example.com',
  ownerOf: (user?: string) => user ?? 'jane@example.com',
  interpolate: (text: string) => text,
  send: async ({ path }: { path: string }) => {
    const body = path.startsWith('/tests/')
      ? { definition: DEFINITION }
      : [{ id: 'perf.t.ops', leaf: 1, expandable: 0 }];
    return { status: 200, contentType: 'application/json', body: JSON.stringify(body) };
  },
} as object as HunterDataSource;

beforeAll(() => {
  provideVariables();
  provideLayout();
});

// the machine may be busy with other tests
const SLOW = { timeout: 60_000 };

it('a query that names no source, as a provisioned one may, begins with what the data source has', async () => {
  const graphiteOnly = { ...datasource, getDefaultQuery: () => ({ source: { type: 'graphite', targets: [''] } }) };
  showForm<HunterQuery>({ refId: 'A' } as HunterQuery, (query, set) => (
    <QueryEditor
      datasource={graphiteOnly as object as HunterDataSource}
      query={query}
      onChange={set}
      onRunQuery={() => undefined}
    />
  ));
  expect(await screen.findByRole('radio', { name: 'Graphite' })).toBeChecked();
  expect(screen.queryByRole('radio', { name: 'Fallout' })).not.toBeInTheDocument();
});

describe('the annotation editor', () => {
  const open = () =>
    showForm<HunterQuery>({ ...DEFAULT_QUERY, refId: 'Anno' }, (query, set) => (
      <AnnotationEditor datasource={datasource} query={query} onChange={set} onRunQuery={() => undefined} />
    ));

  it('chooses between change points, events with their tags, and points', async () => {
    const stored = open();
    expect(screen.getByLabelText('Which')).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'Graphite events' }));
    await userEvent.type(screen.getByPlaceholderText(/new tag/i), 'deploy{enter}');
    await userEvent.click(screen.getByRole('radio', { name: 'Any tag' }));
    expect(stored().annotation).toEqual({ show: 'events', tags: ['deploy'], match: 'any' });
    expect(screen.queryByLabelText('Test')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Points of a series' }));
    expect(stored().annotation).toEqual({ show: 'points' });
    expect(screen.queryByLabelText('Detection')).not.toBeInTheDocument();
  });
});

it.each([{ targets: 'abc' }, { targets: [null, 1] }, { type: 'graphite', targets: {} }])(
  'the query editor says what is wrong with a source of %j, and can begin anew',
  async (source) => {
    const wrong = { refId: 'B', source: { type: 'graphite', ...source } } as object as HunterQuery;
    const run = jest.fn();
    const stored = showForm<HunterQuery>(wrong, (query, set) => (
      <QueryEditor datasource={datasource} query={query} onChange={set} onRunQuery={run} />
    ));
    expect(screen.getByText(/"source\.targets(\[0\])?" is/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Begin anew' }));
    expect(stored()).toMatchObject({ ...DEFAULT_QUERY, refId: 'B' });
    expect(run).toHaveBeenCalled();
    expect(screen.getByLabelText('Source')).toBeVisible();
  }
);

it('the variable editor stores a pattern when it is entered, not with every letter', async () => {
  const stored = showForm<StoredVariableQuery>(
    { refId: 'V', variable: { kind: 'metrics', query: '' } },
    (query, set) => <VariableEditor datasource={datasource} query={query} onChange={set} onRunQuery={() => undefined} />
  );
  const field = screen.getByLabelText('Query');
  await userEvent.type(field, 'perf.*');
  expect(stored().variable).toEqual({ kind: 'metrics', query: '' });
  await userEvent.type(field, '{enter}');
  expect(stored().variable).toEqual({ kind: 'metrics', query: 'perf.*' });
});

describe('the fields of a Fallout test', () => {
  const open = () =>
    showForm<FalloutSource>({ type: 'fallout', test: 't' }, (source, set) => (
      <FalloutFields source={source} datasource={datasource} onChange={set} />
    ));

  it('show the prefix, the definition with the prefix marked, and its parameters', async () => {
    const stored = open();
    // without the files of translations, there is the plural only
    expect(await screen.findByTestId('hunter-test-status', {}, SLOW)).toHaveTextContent(
      /perf\.t: 1 suffix(es)?, 1 metrics?\./
    );
    await userEvent.click(screen.getByRole('button', { name: 'Definition' }));
    expect(screen.getByLabelText('Definition').querySelector('mark')).toHaveTextContent('perf.t');
    const parameter = screen.getByLabelText('prefix');
    expect(parameter).toHaveAttribute('placeholder', 'perf');
    await userEvent.type(parameter, 'other{enter}');
    expect(stored().params).toEqual({ prefix: 'other' });
    await waitFor(() => expect(screen.getByTestId('hunter-test-status')).toHaveTextContent('other.t'), SLOW);
    await userEvent.type(screen.getByLabelText('Parameter'), 'size=5{enter}');
    expect(stored().params).toEqual({ prefix: 'other', size: '5' });
  });
});

it('the settings keep rules and limits, and refuse a limit that is none', async () => {
  const stored = showForm({ jsonData: {} } as ConfigProps['options'], (options, set) => (
    <AnalysisSettings options={options} onOptionsChange={set} />
  ));
  const heading = screen.queryByLabelText(/expand section/i);
  if (heading) {
    await userEvent.click(heading);
  }
  await userEvent.click(screen.getByRole('button', { name: 'Add a rule' }));
  await userEvent.type(screen.getByLabelText('Pattern'), '*_score{enter}');
  expect(stored().jsonData.metrics).toEqual([{ pattern: '*_score', direction: 'higherIsBetter' }]);
  const series = screen.getByLabelText('Series');
  await userEvent.clear(series);
  await userEvent.type(series, '0{enter}');
  expect(stored().jsonData.limits).toBeUndefined();
  expect(screen.getByText('A limit is a whole number above 0.')).toBeVisible();
  await userEvent.clear(series);
  await userEvent.type(series, '50{enter}');
  expect(stored().jsonData.limits).toEqual({ series: 50 });
  await userEvent.click(screen.getByLabelText('Remove the rule *_score'));
  expect(stored().jsonData.metrics).toBeUndefined();
});
