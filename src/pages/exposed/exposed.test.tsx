import { render, screen, within } from '@testing-library/react';
import React from 'react';

import pluginJson from '../../plugin.json';
import { panelProps } from '../../testing/panel-props';
import { SAMPLE_RANGE, sampleFrame } from '../../testing/sample-frames';
import { provideUser } from '../../testing/user';
import ChangeTable from './ChangeTable';

beforeAll(() => provideUser());

const dataOf = (...kinds: Array<Parameters<typeof sampleFrame>[0]>) =>
  panelProps({ series: kinds.map((kind) => sampleFrame(kind)) }, {}, SAMPLE_RANGE).data;

describe('the table of changes, as other plugins see it', () => {
  it('has what the panel marks, newest first', async () => {
    render(<ChangeTable data={dataOf('gradual', 'step')} timeZone="utc" />);
    const [, ...rows] = await screen.findAllByRole('row');
    expect(
      rows.map((row) =>
        within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent)
      )
    ).toEqual([
      ['2026-06-10', 'step', '−12.0 %', '< 1e-10'],
      ['2026-05-01', 'gradual', '+8.0 %', '< 1e-10'],
    ]);
  });

  it('leaves out what the options leave out', async () => {
    render(<ChangeTable data={dataOf('gradual', 'step')} options={{ minChange: 0.1 }} timeZone="utc" />);
    expect(await screen.findAllByRole('row')).toHaveLength(2);
  });

  it('says that nothing was found', () => {
    render(<ChangeTable data={dataOf('noStableLevel')} timeZone="utc" />);
    expect(screen.getByText('No change was found.')).toBeTruthy();
  });
});

it('plugin.json names what is exposed', () => {
  expect(pluginJson.extensions.exposedComponents.map(({ id }) => id)).toEqual(
    ['change-points-chart', 'change-table'].map((name) => `${pluginJson.id}/${name}/v1`)
  );
});
