import type { DataSourcePluginMeta, QueryEditorProps } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DEFAULT_QUERY, type FalloutSource, type HunterQueryModel } from '../../core/query/model';
import { choose } from '../../testing/choose';
import { showForm } from '../../testing/form';
import { hunterDataSource } from '../../testing/hunter-data-source';
import { provideLayout } from '../../testing/layout';
import { provideDataSources, provideVariables } from '../../testing/services';
import { stub } from '../../testing/stub';
import { TestServers } from '../../testing/test-servers';
import type { HunterDataSource } from '../datasource';
import type { HunterQuery } from '../types';
import { OtherSourceFields } from './OtherSourceFields';
import { QueryEditor } from './QueryEditor';
import { ReportFields } from './ReportFields';
import { RunFields } from './RunFields';
import { testOptions, userOptions } from './test-options';

let servers: TestServers;
let datasource: HunterDataSource;

beforeAll(() => {
  provideLayout();
  provideVariables();
});

beforeEach(() => {
  servers = new TestServers();
  servers.tests.push('reads', 'writes');
  datasource = hunterDataSource({ falloutUrl: 'https://f', falloutUser: 'jane@example.com' });
});

/** Replaces the text of a field and leaves it. */
async function enter(label: string, text: string) {
  await userEvent.clear(screen.getByLabelText(label));
  await userEvent.type(screen.getByLabelText(label), `${text}{Enter}`);
}

describe('the query editor', () => {
  const run = jest.fn();
  const open = (query: Partial<HunterQuery> = {}) =>
    showForm<HunterQuery>({ ...DEFAULT_QUERY, refId: 'A', ...query }, (value, set) => (
      <QueryEditor datasource={datasource} query={value} onChange={set} onRunQuery={run} />
    ));

  beforeEach(() => run.mockClear());

  it('keeps what was entered for one source while another is looked at', async () => {
    const stored = open({ source: { type: 'fallout', test: 'reads' } });
    await userEvent.click(screen.getByRole('radio', { name: 'Graphite' }));
    expect(stored().source).toEqual({ type: 'graphite', targets: [''] });
    await userEvent.click(screen.getByRole('radio', { name: 'Fallout' }));
    expect(stored().source).toEqual({ type: 'fallout', test: 'reads' });
  });

  it('runs the query when detection changes, and not for a number that cannot be used', async () => {
    const stored = open();
    await enter('Max p-value', '5');
    expect(screen.getByText(/must be a number above 0 and at most 1/)).toBeVisible();
    expect(run).not.toHaveBeenCalled();
    await enter('Max p-value', '0.05');
    expect(stored().detection.maxPValue).toBe(0.05);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('for changes as series asks for how long they count: a week unless it is said', async () => {
    const stored = open();
    await choose('Show', 'Changes as series');
    expect(stored()).toMatchObject({ show: 'changeSeries', reportWithin: { days: 7 } });
    expect(screen.getByLabelText('Within, days')).toHaveValue('7');
  });
});

describe('how long a change counts', () => {
  const open = () =>
    showForm<HunterQueryModel>({ ...DEFAULT_QUERY, reportWithin: { days: 7 } }, (query, set) => (
      <ReportFields query={query} onChange={(change) => set({ ...query, ...change })} />
    ));

  it('is in days, in runs, in both or in neither', async () => {
    const stored = open();
    await enter('Within, runs', '3');
    expect(stored().reportWithin).toEqual({ days: 7, runs: 3 });
    await enter('Within, days', ' ');
    expect(stored().reportWithin).toEqual({ runs: 3 });
  });

  it.each(['-1', 'x', '0'])('%j stays in the field with the reason', async (wrong) => {
    const stored = open();
    await enter('Within, days', wrong);
    expect(screen.getByLabelText('Within, days')).toHaveValue(wrong);
    expect(screen.getByText(/reportWithin\.days/)).toBeVisible();
    expect(stored().reportWithin).toEqual({ days: 7 });
  });

  it('the number that a rule gets is chosen by name', async () => {
    const stored = open();
    await choose('Value', 'Level before');
    expect(stored().changeValue).toBe('before');
  });
});

describe('which runs', () => {
  const open = (source: Partial<FalloutSource> = {}) =>
    showForm<FalloutSource>({ type: 'fallout', test: 'reads', ...source }, (value, set) => (
      <RunFields source={value} datasource={datasource} onChange={(change) => set({ ...value, ...change })} />
    ));

  it('begin with a commit or a version, or with any', async () => {
    const stored = open();
    await choose('Since', 'commit');
    await enter('Commit', ' 1a2b3c4d ');
    expect(stored().since).toEqual({ commit: '1a2b3c4d' });
    await choose('Since', 'version');
    expect(stored().since).toEqual({ version: '1a2b3c4d' });
    await choose('Since', 'any');
    expect(stored().since).toBeUndefined();
    expect(screen.queryByLabelText('Version')).not.toBeInTheDocument();
  });

  it('the last is chosen apart from the first', async () => {
    const stored = open({ since: { version: '6.8.0' } });
    await choose('Until', 'commit');
    expect(stored()).toMatchObject({ since: { version: '6.8.0' }, until: { commit: '' } });
  });
});

describe('lists of tests and users', () => {
  const labels = async (options: Promise<Array<{ label?: string }>>) => (await options).map(({ label }) => label);

  it('have the tests whose name contains what is typed', async () => {
    expect(await labels(testOptions(datasource, undefined, ''))).toEqual(['reads', 'writes']);
    expect(await labels(testOptions(datasource, undefined, 'WRI'))).toEqual(['writes']);
  });

  it('say why they are empty', async () => {
    servers.tests.length = 0;
    expect(await labels(testOptions(datasource, undefined, ''))).toEqual(['jane@example.com has no tests in Fallout']);
    expect(await labels(testOptions(hunterDataSource(), undefined, ''))).toEqual(['Give the Fallout user first']);
    servers.broken = /tests|users/;
    const failing = hunterDataSource({ falloutUser: 'joe@example.com' });
    expect(await labels(testOptions(failing, undefined, ''))).toEqual([expect.stringContaining('busy')]);
    expect(await labels(userOptions(failing, ''))).toEqual([expect.stringContaining('busy')]);
  });
});

describe('another data source', () => {
  const meta = stub<DataSourcePluginMeta>({
    info: stub<DataSourcePluginMeta['info']>({ logos: { small: '', large: '' } }),
  });
  const Editor = ({ query, onChange }: QueryEditorProps<never, DataQuery & { expr?: string }>) => (
    <input
      aria-label="expression"
      value={query.expr ?? ''}
      onChange={(event) => onChange({ ...query, expr: event.currentTarget.value })}
    />
  );

  const open = (uid?: string) =>
    showForm<Parameters<typeof OtherSourceFields>[0]['source']>(
      { type: 'datasource', ...(uid && { ref: { uid, type: 'prometheus' } }) },
      (source, set) => <OtherSourceFields source={source} onChange={set} onRunQuery={() => undefined} />
    );

  beforeEach(() =>
    provideDataSources([
      {
        settings: { uid: 'p', type: 'prometheus', name: 'Prometheus', meta },
        source: { name: 'Prometheus', components: { QueryEditor: Editor } },
      },
      { settings: { uid: 'n', type: 'none', name: 'None', meta }, source: { name: 'None', components: {} } },
    ])
  );

  it('has its own query editor, whose query is stored', async () => {
    const stored = open('p');
    await userEvent.type(await screen.findByLabelText('expression'), 'up');
    expect(stored()).toMatchObject({ ref: { uid: 'p' }, query: { refId: 'A', expr: 'up' } });
  });

  it('without an editor is said to have none', async () => {
    open('n');
    expect(await screen.findByText('None has no query editor.')).toBeVisible();
  });

  it('that is gone is said to be', async () => {
    open('gone');
    expect(await screen.findByText('Datasource gone was not found')).toBeVisible();
  });

  it('says what may not be asked of it until it is allowed', async () => {
    open('n');
    expect(await screen.findByText(/may not ask for them until an administrator allows it/)).toBeVisible();
  });
});
