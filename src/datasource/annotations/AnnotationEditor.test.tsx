import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DEFAULT_QUERY } from '../../core/query/model';
import { choose } from '../../testing/choose';
import { showForm } from '../../testing/form';
import { hunterDataSource } from '../../testing/hunter-data-source';
import { provideLayout } from '../../testing/layout';
import { provideDataSources, provideVariables } from '../../testing/services';
import { TestServers } from '../../testing/test-servers';
import type { HunterQuery } from '../types';
import { AnnotationEditor } from './AnnotationEditor';

const run = jest.fn();

beforeAll(() => {
  provideLayout();
  provideVariables();
  provideDataSources([]);
});

beforeEach(() => {
  run.mockClear();
  new TestServers();
});

// of all sources, the one whose fields are drawn fastest
const source = { type: 'datasource' as const, query: { expr: 'up' } };

function open(query: Partial<HunterQuery> = {}) {
  return showForm<HunterQuery>({ ...DEFAULT_QUERY, refId: 'Anno', source, ...query }, (value, set) => (
    <AnnotationEditor datasource={hunterDataSource()} query={value} onChange={set} onRunQuery={run} />
  ));
}

it('begins with all change points of the query', () => {
  open();
  expect(screen.getByLabelText('Change points')).toBeChecked();
  expect(screen.getByLabelText('Which')).toHaveValue('All');
});

it('regressions alone can be shown, and the annotation is drawn at once', async () => {
  const stored = open();
  await choose('Which', 'Reg');
  expect(stored().annotation).toEqual({ show: 'changePoints', which: 'regressions' });
  expect(run).toHaveBeenCalledTimes(1);
});

it('events are chosen by tags, all or any of them', async () => {
  const stored = open({ annotation: { show: 'events', tags: ['deploy'], match: 'all' } });
  await userEvent.type(screen.getByPlaceholderText(/New tag/), 'prod{Enter}');
  await userEvent.click(screen.getByLabelText('Any tag'));
  expect(stored().annotation).toEqual({ show: 'events', tags: ['deploy', 'prod'], match: 'any' });
});

it('points need no detection; the query is there again after a look at events', async () => {
  const stored = open();
  expect(screen.getByLabelText('Detection')).toBeVisible();
  await userEvent.click(screen.getByLabelText('Graphite events'));
  await userEvent.click(screen.getByLabelText('Points of a series'));
  expect(screen.queryByLabelText('Detection')).not.toBeInTheDocument();
  expect(stored()).toMatchObject({ source, annotation: { show: 'points' } });
});

it('a change of the query leaves what is shown of it', async () => {
  const stored = open({ annotation: { show: 'changePoints', which: 'improvements' } });
  const field = screen.getByLabelText('Max p-value');
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste('0.05');
  await userEvent.keyboard('{Enter}');
  expect(stored()).toMatchObject({
    detection: { maxPValue: 0.05 },
    annotation: { show: 'changePoints', which: 'improvements' },
  });
});
