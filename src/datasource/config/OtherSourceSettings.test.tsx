import type { DataSourcePluginMeta } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { choose } from '../../testing/choose';
import { provideLayout } from '../../testing/layout';
import { provideDataSources } from '../../testing/services';
import type { HunterOptions } from '../types';
import type { ConfigProps } from './config-props';
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

beforeAll(provideLayout);

it('offers data sources that have a backend', async () => {
  const stored = form({ otherSources: { allowed: ['gone'] } });
  await choose('Allowed', 'Prom');
  expect(stored().jsonData.otherSources).toEqual({ allowed: ['gone', 'p'] });
});

it.each(['Alerts', 'Hunter'])('does not offer %s: it has no backend, or is one of ours', async (name) => {
  const stored = form({ otherSources: { allowed: ['p'] } });
  await choose('Allowed', name);
  expect(stored().jsonData.otherSources?.allowed).toEqual(['p']);
});

it('keeps the token out of what is stored in the open', async () => {
  const stored = form({ otherSources: { allowed: ['p'] } });
  await userEvent.type(screen.getByLabelText(/^Grafana token/), ' glsa_1 ');
  await userEvent.type(screen.getByLabelText(/^Grafana URL/), 'http://g:3000');
  expect(stored().secureJsonData).toEqual({ grafanaToken: 'glsa_1' });
  expect(stored().jsonData).toEqual({ otherSources: { allowed: ['p'], grafanaUrl: 'http://g:3000' } });
});
