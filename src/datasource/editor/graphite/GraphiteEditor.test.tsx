import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import type { GraphiteSource } from '../../../core/query/model';
import type { ApiRequest } from '../../../core/transport/request';
import { provideLayout } from '../../../testing/layout';
import { provideVariables } from '../../../testing/services';
import { GraphiteEditor } from './GraphiteEditor';
import { findTagValues, optionsOf } from './lookups';
import { nodeOptions } from './PathPicker';

let requests: string[];
let stored: GraphiteSource;
/** What the server answers, by path; 404 where nothing is said. */
let answers: Record<string, (params: URLSearchParams) => unknown>;

beforeAll(() => {
  provideLayout();
  provideVariables({ env: 'prod' });
});

beforeEach(() => {
  requests = [];
  answers = {
    '/metrics/find': (params) => {
      const query = params.get('query')!;
      const parent = query.slice(0, query.lastIndexOf('.') + 1);
      return ['cpu', 'disk'].map((name) => ({ id: `${parent}${name}`, leaf: 1, expandable: 0 }));
    },
  };
});

const datasource = {
  interpolate: (text: string) => text,
  send: async ({ path, params = [] }: ApiRequest) => {
    const query = new URLSearchParams(params);
    requests.push(`${path}?${decodeURIComponent(String(query))}`);
    const answer = answers[path];
    return answer
      ? { status: 200, contentType: 'application/json', body: JSON.stringify(answer(query)) }
      : { status: 404, contentType: 'text/html', body: 'Not Found' };
  },
};

function Editor({ first }: { first: GraphiteSource }) {
  const [source, setSource] = useState(first);
  return (
    <GraphiteEditor
      source={source}
      datasource={datasource}
      onChange={(changed) => {
        stored = changed;
        setSource(changed);
      }}
    />
  );
}

async function edit(...targets: string[]) {
  stored = { type: 'graphite', targets };
  render(<Editor first={stored} />);
  await waitFor(() => expect(requests.some((request) => request.startsWith('/functions'))).toBe(true));
}

it('lists what the server has at a level, * and variables first', async () => {
  const options = await nodeOptions(datasource, ['perf', '*'], '');
  expect(options.map(({ value }) => value)).toEqual(['*', '$env', 'cpu', 'disk']);
  expect(requests).toEqual(['/metrics/find?query=perf.*.*']);
});

it('says in the list why it is empty', async () => {
  const options = await optionsOf(findTagValues(datasource, 'a', []));
  expect(options).toEqual([{ value: '', label: 'This Graphite server has no tags.', infoOption: true }]);
});

it('has the server filter by what is typed, and takes anything', async () => {
  await edit('perf.x');
  await userEvent.click(screen.getByLabelText('Node 2'));
  await userEvent.keyboard('{{a,b}{Enter}');
  await waitFor(() => expect(stored.targets).toEqual(['perf.{a,b}']));
  await waitFor(() => expect(requests.join()).toContain('query=perf.{a,b}*'));
});

it('writes a name from the list as Graphite reads it, and asks for what is below it by its name', async () => {
  answers['/metrics/find'] = (params) => {
    const query = params.get('query')!;
    const parent = query.slice(0, query.lastIndexOf('.') + 1);
    return [{ id: `${parent}load(5min)`, leaf: 0, expandable: 1 }];
  };
  const [, , option] = await nodeOptions(datasource, ['perf', 'a\\,b'], '');
  expect(option).toEqual({ value: 'load\\(5min\\)', label: 'load(5min)' });
  expect(requests).toEqual(['/metrics/find?query=perf.a,b.*']);
  await edit('perf.x');
  await userEvent.click(screen.getByLabelText('Node 2'));
  await userEvent.keyboard('load(5min){Enter}');
  await waitFor(() => expect(stored.targets).toEqual(['perf.load\\(5min\\)']));
  await userEvent.click(await screen.findByLabelText('Node 3'));
  await waitFor(() => expect(requests).toContain('/metrics/find?query=perf.load(5min).*'));
});

it('edits, moves and removes functions in place', async () => {
  await edit('noSuch( scale(a.b,  2) , "z")');
  const factor = await screen.findByLabelText('scale: factor');
  fireEvent.change(factor, { target: { value: '3' } });
  fireEvent.blur(factor);
  expect(stored.targets).toEqual(['noSuch( scale(a.b,  3) , "z")']);
  fireEvent.click(screen.getByLabelText('Apply scale later'));
  expect(stored.targets).toEqual(['scale(noSuch( a.b , "z"),  3)']);
  fireEvent.click(screen.getByLabelText('Remove scale'));
  expect(stored.targets).toEqual(['noSuch( a.b , "z")']);
});

it('adds a function, of the list that comes with the plugin where the server has none', async () => {
  await edit('a.b');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Function' })).toBeEnabled());
  fireEvent.click(screen.getByRole('button', { name: 'Function' }));
  await userEvent.click(screen.getByLabelText('Add a function'));
  await userEvent.keyboard('scaleToS{Enter}');
  expect(stored.targets).toEqual(['scaleToSeconds(a.b, 1)']);
});

it('begins with tags, and stores a condition once it has a value', async () => {
  await edit('');
  fireEvent.click(screen.getByLabelText('Tags'));
  await userEvent.click(screen.getByLabelText('Tag 1: name'));
  await userEvent.keyboard('host{Enter}');
  expect(stored.targets).toEqual(['']);
  await userEvent.click(await screen.findByLabelText('Tag 1: value'));
  await userEvent.keyboard('web-1{Enter}');
  await waitFor(() => expect(stored.targets).toEqual(["seriesByTag('host=web-1')"]));
});

it.each(['alias(a, "b', 'f(a))', '"\n😀', `f(${'('.repeat(500)}`])(
  'shows %.20j as text, and keeps it',
  async (target) => {
    await edit(target, 'a.b');
    const row = within(screen.getByRole('group', { name: 'Target 1' }));
    expect(row.getByLabelText('Target 1 as text')).toHaveValue(target);
    expect(row.getByText(/^Shown as text because it has/)).toBeInTheDocument();
    fireEvent.click(screen.getByLabelText('Duplicate target 2'));
    fireEvent.click(screen.getByLabelText('Text'));
    fireEvent.click(screen.getByLabelText('Builder'));
    expect(stored.targets).toEqual([target, 'a.b', 'a.b']);
  }
);

it('adds and removes targets; one always stays', async () => {
  await edit('a.b');
  fireEvent.click(screen.getByRole('button', { name: 'Target' }));
  expect(stored.targets).toEqual(['a.b', '']);
  fireEvent.click(screen.getByLabelText('Remove target 1'));
  expect(stored.targets).toEqual(['']);
  expect(screen.queryByLabelText('Remove target 1')).not.toBeInTheDocument();
});
