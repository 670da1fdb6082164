import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { choose } from '../../testing/choose';
import { hunterDataSource } from '../../testing/hunter-data-source';
import { provideLayout } from '../../testing/layout';
import { provideDataSources, provideVariables } from '../../testing/services';
import { TestServers } from '../../testing/test-servers';
import { provideUser } from '../../testing/user';
import type { SavedSource, StoredSource } from './saved-item';
import { SavedDialog } from './SavedDialog';

const source = (name: string, more: Partial<StoredSource> = {}): StoredSource => ({
  name,
  datasource: 'h',
  series: { type: 'prefix', prefix: `perf.${name}` },
  shared: false,
  ...more,
});

let stored: StoredSource[];
/** Why the store refuses. */
let refusal: string | undefined;

beforeAll(() => provideLayout());

beforeEach(() => {
  refusal = undefined;
  provideUser();
});

function open(first: StoredSource[], { shares = false } = {}) {
  stored = first;
  function Page() {
    const [all, setAll] = useState(first);
    const store = async (next: StoredSource[]) => {
      if (!refusal) {
        setAll((stored = next));
      }
      return refusal;
    };
    const put = (one: SavedSource, instead?: StoredSource) =>
      store([...stored.filter((other) => other !== instead), { ...one, shared: instead?.shared ?? shares }]);
    const remove = (one: StoredSource) => store(stored.filter((other) => other !== one));
    return <SavedDialog saved={{ all, shares, put, remove }} datasource="h" onClose={() => undefined} />;
  }
  render(<Page />);
}

const name = () => screen.getByLabelText('Name');
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

it('begins with the form when nothing is saved, and lists what is saved then', async () => {
  open([]);
  await userEvent.type(name(), ' lwt ');
  await userEvent.type(screen.getByLabelText(/^Prefix/), ' perf.lwt. ');
  await save();
  expect(await screen.findByText('Only you have it')).toBeVisible();
  expect(stored).toEqual([source('lwt')]);
});

it('a query has a target in each line', async () => {
  open([]);
  await userEvent.type(name(), 'q');
  await userEvent.click(screen.getByRole('radio', { name: 'Query' }));
  await userEvent.type(screen.getByLabelText(/^Graphite targets/), 'a.b{Enter}{Enter}sumSeries(c.*)');
  await save();
  await waitFor(() => expect(stored[0]?.series).toEqual({ type: 'graphite', targets: ['a.b', 'sumSeries(c.*)'] }));
});

it('what is typed for one kind is there again after a look at the other', async () => {
  open([]);
  await userEvent.type(screen.getByLabelText(/^Prefix/), 'perf.lwt');
  await userEvent.click(screen.getByRole('radio', { name: 'Query' }));
  await userEvent.click(screen.getByRole('radio', { name: 'All below a prefix' }));
  expect(screen.getByLabelText(/^Prefix/)).toHaveValue('perf.lwt');
});

it.each([
  ['', 'perf.lwt', /Give the source a name/],
  ['x'.repeat(101), 'perf.lwt', /The name is longer than 100 characters/],
  ['taken', 'perf.lwt', /There is a saved source "taken" already/],
  ['lwt', ' ', /Enter a prefix/],
  ['lwt', 'sum(a.b)', /is no prefix/],
])('%.10j with the prefix %j is refused with the reason, and stays in the form', async (typed, prefix, reason) => {
  open([source('taken')]);
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
  if (typed) {
    await userEvent.click(name());
    await userEvent.paste(typed);
  }
  await userEvent.type(screen.getByLabelText(/^Prefix/), prefix);
  await save();
  expect(screen.getByText(reason)).toBeVisible();
  expect(name()).toHaveValue(typed);
  expect(stored).toEqual([source('taken')]);
});

it('a source is edited in its place, and may keep its name', async () => {
  open([source('lwt')]);
  await userEvent.click(screen.getByRole('button', { name: 'Edit lwt' }));
  expect(name()).toHaveValue('lwt');
  await userEvent.type(screen.getByLabelText(/^Prefix/), '.more');
  await save();
  await waitFor(() => expect(stored).toEqual([source('lwt', { series: { type: 'prefix', prefix: 'perf.lwt.more' } })]));
});

it('a source is deleted once that is confirmed', async () => {
  open([source('lwt'), source('other')]);
  await userEvent.click(screen.getByRole('button', { name: 'Delete lwt' }));
  expect(stored).toHaveLength(2);
  await userEvent.click(screen.getAllByRole('button', { name: 'Delete' })[0]);
  await waitFor(() => expect(stored).toEqual([source('other')]));
});

it('what the store refuses stays in the form, with the reason', async () => {
  refusal = '"lwt" could not be saved: Access denied.';
  open([]);
  await userEvent.type(name(), 'lwt');
  await userEvent.type(screen.getByLabelText(/^Prefix/), 'perf.lwt');
  await save();
  expect(await screen.findByText(refusal)).toBeVisible();
  expect(name()).toHaveValue('lwt');
});

describe('sources of the team', () => {
  const shared = source('ours', { shared: true });

  it('are for those to change who may', () => {
    open([shared], { shares: true });
    expect(screen.getByText('Shared with the team')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Edit ours' })).toBeVisible();
  });

  it('are for others to see', () => {
    open([shared]);
    expect(screen.queryByRole('button', { name: 'Edit ours' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Delete ours' })).not.toBeInTheDocument();
  });

  it('of another data source are not listed', () => {
    open([source('elsewhere', { datasource: 'other' }), source('here')]);
    expect(screen.queryByText('elsewhere')).not.toBeInTheDocument();
    expect(screen.getByText('here')).toBeVisible();
  });
});

describe('a preview', () => {
  const preview = () => userEvent.click(screen.getByRole('button', { name: 'Preview' }));
  let servers: TestServers;

  beforeEach(() => {
    provideVariables();
    servers = new TestServers();
    provideDataSources([{ settings: { uid: 'h' }, source: hunterDataSource({}) }]);
    ['perf.reads.p99', 'perf.writes.p99'].forEach((path) => servers.write(path, 0, 9, () => 1));
  });

  it('names the tests that a prefix makes, and what is typed after it takes it away', async () => {
    open([]);
    await userEvent.type(name(), 'nightly');
    await userEvent.type(screen.getByLabelText(/^Prefix/), 'perf');
    await preview();
    expect(await screen.findByText(/^1 tests?: nightly$/)).toBeVisible();
    await choose('Tests', 'Each node 1 levels below is a test');
    expect(screen.queryByText(/^1 tests?:/)).not.toBeInTheDocument();
    await preview();
    expect(await screen.findByText(/2 tests: nightly\/reads, nightly\/writes/)).toBeVisible();
    await save();
    await waitFor(() => expect(stored).toMatchObject([{ series: { type: 'prefix', prefix: 'perf', levels: 1 } }]));
  });

  it('says what events tell, or that none does, and why Graphite does not answer', async () => {
    open([]);
    await userEvent.type(name(), 'nightly');
    await userEvent.type(screen.getByLabelText(/^Prefix/), 'perf');
    await userEvent.type(screen.getByLabelText(/^Tags of its events/), 'perf {{test}');
    await userEvent.type(screen.getByLabelText('Commit'), 'sha');
    await preview();
    expect(await screen.findByText('No event with these tags tells of a run of nightly.')).toBeVisible();
    servers.broken = /broken/;
    await userEvent.type(screen.getByLabelText(/^Tags of its events/), ' broken');
    await preview();
    expect(await screen.findByText(/busy/)).toBeVisible();
    await save();
    const events = { tags: ['perf', '{test}', 'broken'], fields: { commit: 'sha' } };
    await waitFor(() => expect(stored).toMatchObject([{ events }]));
  });
});
