import { FieldType, LoadingState, toDataFrame, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { screen, waitFor } from '@testing-library/react';
import React from 'react';
import { NEVER, of, throwError, type Observable } from 'rxjs';

import { provideLayout } from '../../testing/layout';
import { openPage, providePageUser } from '../../testing/page';
import { provideDataSources } from '../../testing/services';
import { PATHS } from '../routes';
import Find from './Find';
import { findUrl } from './find-url';

const frame = (name: string, topic?: string) =>
  toDataFrame({
    name,
    fields: [
      { name: 'time', type: FieldType.time, values: [1, 2] },
      { name: 'value', type: FieldType.number, values: [1, 2] },
    ],
    meta: { dataTopic: topic as never },
  });

let asked: DataQueryRequest[];
let answers: Record<string, Observable<DataQueryResponse>>;

beforeAll(() => provideLayout());

beforeEach(() => {
  asked = [];
  answers = { a: of({ data: [frame('cpu')] }), b: of({ data: [frame('disk'), frame('marks', 'annotations')] }) };
  providePageUser('Viewer', 'datasources:explore');
  provideDataSources(
    ['a', 'b'].map((uid) => ({
      settings: { uid },
      source: {
        query: (request: DataQueryRequest) => {
          asked.push(request);
          return answers[uid];
        },
      },
    }))
  );
});

const query = (refId: string, uid: string) => ({ refId, datasource: { uid, type: 'prometheus' }, expr: refId });

function open(targets = [query('A', 'a')], timeRange = { from: '86400000', to: '172800000' }) {
  openPage(<Find />, findUrl({ title: 'CPU', targets, timeRange })!);
}

it('runs the queries of each data source over the time range of the link', async () => {
  open([query('A', 'a'), query('B', 'b'), query('C', 'a')]);
  await waitFor(() => expect(screen.getByTestId('panel')).toHaveTextContent('cpu, disk'));
  expect(asked.map(({ targets }) => targets.map(({ refId }) => refId))).toEqual([['A', 'C'], ['B']]);
  expect(asked[0].range.from.valueOf()).toBe(86_400_000);
  expect(asked[0].range.to.valueOf()).toBe(172_800_000);
  expect(screen.getByRole('heading', { name: 'CPU', level: 1 })).toBeVisible();
});

it('draws what is there while other answers are on their way', async () => {
  answers.a = NEVER;
  open([query('A', 'a'), query('B', 'b')]);
  await waitFor(() => expect(screen.getByTestId('panel')).toHaveTextContent('disk'));
});

it('an error of one query is told above the chart of the others', async () => {
  answers.a = throwError(() => new Error('parse error at char 3'));
  open([query('A', 'a'), query('B', 'b')]);
  expect(await screen.findByText('parse error at char 3')).toBeVisible();
  expect(screen.getByTestId('panel')).toHaveTextContent('disk');
});

it('errors that a data source answers with are told, also without words', async () => {
  answers.a = of({ data: [], state: LoadingState.Error, errors: [{}] });
  open();
  expect(await screen.findByText('The query failed, and nothing says why.')).toBeVisible();
  // a chart would say it again
  expect(screen.queryByTestId('panel')).not.toBeInTheDocument();
});

it('a data source that is gone is said to be', async () => {
  open([query('A', 'gone')]);
  expect(await screen.findByText('Datasource gone was not found')).toBeVisible();
});

describe('the way to Explore', () => {
  const panes = () =>
    JSON.parse(
      new URL(screen.getByRole('link', { name: 'Open in Explore' }).getAttribute('href')!, 'http://g').searchParams.get(
        'panes'
      )!
    );

  it('has the queries, of one data source or of several', () => {
    open();
    expect(panes().hunter).toMatchObject({ datasource: 'a', queries: [query('A', 'a')] });
  });

  it('mixes the queries of several data sources', () => {
    open([query('A', 'a'), query('B', 'b')]);
    expect(panes().hunter.datasource).toBe('-- Mixed --');
  });

  it('is not shown to who may not go there', () => {
    providePageUser('Viewer');
    open();
    expect(screen.queryByRole('link', { name: 'Open in Explore' })).not.toBeInTheDocument();
  });
});

it('without queries, the page says where the link to it is', () => {
  openPage(<Find />, PATHS.find);
  expect(screen.getByText(/Open the menu of a panel, or Explore/)).toBeVisible();
});
