import type { DataSourcePluginMeta } from '@grafana/data';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { provideDataSources } from '../../testing/services';
import type { HunterOptions } from '../types';
import type { ConfigProps } from './ConfigEditor';
import { OtherSourceSettings } from './OtherSourceSettings';

const meta = (name: string, backend: boolean) => ({ name, backend }) as DataSourcePluginMeta;

/** The settings as they would be stored, after a person has used the form. */
function form(jsonData: HunterOptions = {}) {
  provideDataSources([
    { settings: { uid: 'p', name: 'Prom', type: 'prometheus', meta: meta('Prometheus', true) } },
    { settings: { uid: 'a', name: 'Alerts', type: 'alertmanager', meta: meta('Alertmanager', false) } },
    { settings: { uid: 'h', name: 'Hunter', type: 'hunter-changepoints-datasource', meta: meta('Hunter', true) } },
  ]);
  let stored = { jsonData, secureJsonFields: {} } as ConfigProps['options'];
  function Form() {
    const [options, setOptions] = useState(stored);
    return <OtherSourceSettings options={options} onOptionsChange={(changed) => setOptions((stored = changed))} />;
  }
  render(<Form />);
  return () => stored;
}

// jsdom has none; the list's shadows at its ends ask it
beforeAll(() => {
  window.IntersectionObserver = class {
    observe() {}
    disconnect() {}
  } as unknown as typeof IntersectionObserver;
});

it('offers data sources that have a backend, and not ourselves', async () => {
  const stored = form({ otherSources: { allowed: ['gone'] } });
  const list = screen.getByLabelText('Allowed data sources');
  await userEvent.click(list);
  const offered = within(screen.getByRole('listbox'))
    .getAllByRole('option')
    .map(({ textContent }) => textContent);
  expect(offered).toEqual(['PromPrometheus']);
  await userEvent.click(screen.getByText('Prom'));
  expect(stored().jsonData.otherSources).toEqual({ allowed: ['gone', 'p'] });
});

it('keeps the token out of what is stored in the open', async () => {
  const stored = form({ otherSources: { allowed: ['p'] } });
  await userEvent.type(screen.getByLabelText(/^Grafana token/), ' glsa_1 ');
  await userEvent.type(screen.getByLabelText(/^Grafana URL/), 'http://g:3000');
  expect(stored().secureJsonData).toEqual({ grafanaToken: 'glsa_1' });
  expect(stored().jsonData).toEqual({ otherSources: { allowed: ['p'], grafanaUrl: 'http://g:3000' } });
});
