import { locationService } from '@grafana/runtime';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DEFAULT_QUERY } from '../../core/query/model';
import { provideBackendSrv, type Served } from '../../testing/backend-srv';
import { choose } from '../../testing/choose';
import { provideFolderPicker } from '../../testing/folder-picker';
import { provideLayout } from '../../testing/layout';
import { providePageUser } from '../../testing/page';
import type { RuleDraft } from './build-rule';
import { RuleForm } from './RuleForm';

const draft: RuleDraft = {
  title: 'lwt got worse',
  query: { ...DEFAULT_QUERY, refId: 'A', detection: { ...DEFAULT_QUERY.detection, maxPValue: 0.02 } },
};

let answer: Served;
let folders: Array<{ uid: string }>;
let requests: ReturnType<typeof provideBackendSrv>;
const onDismiss = jest.fn();

beforeAll(() => {
  provideFolderPicker();
  provideLayout();
});

beforeEach(() => {
  onDismiss.mockClear();
  answer = { status: 202, body: { created: ['r1'] } };
  folders = [{ uid: 'perf' }, { uid: 'other' }];
  requests = provideBackendSrv(({ method, url, data }) => {
    if (method === 'POST') {
      return url === '/api/folders' ? { body: { uid: `made ${data.title}` } } : answer;
    }
    if (url.startsWith('/api/dashboards/uid/d1')) {
      return { body: { meta: { folderUid: 'perf' } } };
    }
    return url.startsWith('/api/folders') ? { body: folders } : { status: 404 };
  });
});

const open = (more: Partial<RuleDraft> = {}) =>
  render(<RuleForm draft={{ ...draft, ...more }} onDismiss={onDismiss} />);
const create = () => screen.getByRole('button', { name: 'Create alert rule' });
const chooseFolder = () => userEvent.selectOptions(screen.getByLabelText('Folder'), 'perf');

async function type(label: string, text: string) {
  await userEvent.clear(screen.getByLabelText(label));
  await userEvent.type(screen.getByLabelText(label), text);
}

it('makes the rule in the chosen folder and goes to Grafana’s page of it', async () => {
  open();
  const push = jest.spyOn(locationService, 'push');
  expect(create()).toBeDisabled();
  await chooseFolder();
  await type('Regressions above, %', '7.5');
  await type('Name', '  Mine ');
  await userEvent.click(create());
  await waitFor(() => expect(push).toHaveBeenCalledWith('/alerting/grafana/r1/view'));
  expect(onDismiss).toHaveBeenCalled();
  const { url, data } = requests.find(({ method }) => method === 'POST')!;
  expect(url).toBe('/api/ruler/grafana/api/v1/rules/perf');
  expect(data.rules[0].grafana_alert).toMatchObject({ title: 'Mine' });
  // at most one false alarm in 5 years: less than the panel asks for, which is looked at now and then
  expect(data.rules[0].grafana_alert.data.at(-1).model.expression).toContain('$change > 7.5 && $p <= 0.011');
  expect(data.rules[0].grafana_alert.data[0].model.detection).toMatchObject({ method: 'robust', maxPValue: 0.011 });
});

it.each(['-1', 'x', ' '])('%j is no percentage: the field says what is, and no rule can be made', async (wrong) => {
  open();
  await chooseFolder();
  await type('Regressions above, %', wrong);
  expect(screen.getByText('Enter a number of 0 or more.')).toBeVisible();
  expect(create()).toBeDisabled();
  await type('Regressions above, %', '0');
  expect(screen.queryByText('Enter a number of 0 or more.')).not.toBeInTheDocument();
  expect(create()).toBeEnabled();
});

it('says with which p-value a series errs how often', async () => {
  open();
  await choose(/^False alarms of a series/, 'At most one in 20 years: for hundreds of series');
  expect(screen.getByText(/max p-value 0\.0012\./)).toBeVisible();
});

it('a rule without a name cannot be made', async () => {
  open();
  await chooseFolder();
  await type('Name', ' ');
  expect(create()).toBeDisabled();
});

it('what Grafana refuses stays in the form, with the reason, and can be tried again', async () => {
  open();
  answer = { status: 403, body: { message: 'Access denied' } };
  await chooseFolder();
  await type('Name', 'Mine');
  await userEvent.click(create());
  expect(await screen.findByText(/You may not create alert rules in this folder/)).toBeVisible();
  expect(onDismiss).not.toHaveBeenCalled();
  expect(screen.getByLabelText('Name')).toHaveValue('Mine');
  answer = { status: 202, body: { created: ['r1'] } };
  await userEvent.click(create());
  await waitFor(() => expect(onDismiss).toHaveBeenCalled());
});

it('Cancel makes none', async () => {
  open();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onDismiss).toHaveBeenCalled();
  expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

describe('the folder', () => {
  const posted = async () => {
    await waitFor(() => expect(create()).toBeEnabled());
    await userEvent.click(create());
    await waitFor(() => expect(onDismiss).toHaveBeenCalled());
    return requests.filter(({ method }) => method === 'POST').map(({ url }) => url.replace(/^.*v1/, ''));
  };

  it('is the dashboard’s, unless another is chosen', async () => {
    open({ panel: { dashboardUid: 'd1', panelId: 2 } });
    await waitFor(() => expect(screen.getByLabelText('Folder')).toHaveValue('perf'));
    expect(await posted()).toEqual(['/rules/perf']);
  });

  it('is the only one there is', async () => {
    folders = [{ uid: 'perf' }];
    open();
    expect(await posted()).toEqual(['/rules/perf']);
  });

  it('is asked for where there are several', async () => {
    open();
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(screen.getByLabelText('Folder')).toHaveValue('');
    expect(create()).toBeDisabled();
  });

  it('is made where there is none yet, once, whatever goes wrong then', async () => {
    providePageUser('Editor', 'folders:create');
    folders = [];
    answer = { status: 500, body: { message: 'busy' } };
    open();
    await userEvent.type(await screen.findByDisplayValue('Performance alerts'), ' of CI');
    expect(screen.getByText('There is no folder yet: this one is made.')).toBeVisible();
    await userEvent.click(create());
    expect(await screen.findByText(/The rule could not be saved: busy/)).toBeVisible();
    answer = { status: 202, body: { created: ['r1'] } };
    expect(await posted()).toEqual([
      '/api/folders',
      '/rules/made%20Performance%20alerts%20of%20CI',
      '/rules/made%20Performance%20alerts%20of%20CI',
    ]);
  });
});
