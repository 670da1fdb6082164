import { config } from '@grafana/runtime';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { showForm } from '../../testing/form';
import { provideLayout } from '../../testing/layout';
import { provideDataSources } from '../../testing/services';
import { stub } from '../../testing/stub';
import type { ConfigProps } from './config-props';
import { ConfigEditor } from './ConfigEditor';
import { FalloutSettings } from './FalloutSettings';
import { GraphiteSettings } from './GraphiteSettings';
import { LinkSettings } from './LinkSettings';

beforeAll(() => provideLayout());

const options = (more: Partial<ConfigProps['options']> = {}) =>
  stub<ConfigProps['options']>({ jsonData: {}, secureJsonFields: {}, url: '', ...more });

const openFallout = (more: Partial<ConfigProps['options']> = {}) =>
  showForm(options(more), (value, set) => <FalloutSettings options={value} onOptionsChange={set} />);

describe('the settings of Fallout', () => {
  it('are stored without what was typed or pasted around them', async () => {
    const stored = openFallout();
    await userEvent.click(screen.getByPlaceholderText('https://fallout.example.com'));
    await userEvent.paste(' https://fallout.mine.org ');
    await userEvent.click(screen.getByPlaceholderText('jane@example.com'));
    await userEvent.paste('joe@mine.org\n');
    expect(stored().jsonData).toEqual({ falloutUrl: 'https://fallout.mine.org', falloutUser: 'joe@mine.org' });
  });

  it('keep the token apart from what the browser may read', async () => {
    const stored = openFallout();
    await userEvent.click(document.getElementById('hunter-fallout-token')!);
    await userEvent.paste(' secret ');
    expect(stored().secureJsonData).toEqual({ falloutToken: 'secret' });
    expect(JSON.stringify(stored().jsonData)).not.toContain('secret');
  });

  it('a stored token is not shown, and can be replaced', async () => {
    const stored = openFallout({ secureJsonFields: { falloutToken: true } });
    expect(screen.getByDisplayValue('configured')).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
    expect(stored().secureJsonFields).toEqual({ falloutToken: false });
    await userEvent.click(document.getElementById('hunter-fallout-token')!);
    await userEvent.paste('new');
    expect(stored().secureJsonData).toEqual({ falloutToken: 'new' });
  });
});

it('links take an address for the commits between two runs, and one for a new issue', async () => {
  const stored = showForm(options(), (value, set) => <LinkSettings options={value} onOptionsChange={set} />);
  const [commits, issue] = screen.getAllByPlaceholderText(/github\.com/);
  await userEvent.click(commits);
  await userEvent.paste('https://git/{from}..{to}');
  await userEvent.click(issue);
  await userEvent.paste('https://git/new?t={title} ');
  expect(stored().jsonData).toEqual({
    commitRangeUrl: 'https://git/{from}..{to}',
    issueUrl: 'https://git/new?t={title}',
  });
});

it('an empty form has no error; once somebody was there, it says what an address is', async () => {
  showForm(options(), (value, set) => <GraphiteSettings options={value} onOptionsChange={set} />);
  const problem = () => screen.queryByText(/begins with http/);
  expect(problem()).not.toBeInTheDocument();
  await userEvent.type(screen.getByPlaceholderText('http://graphite:8080'), 'graphite:8080');
  expect(problem()).not.toBeInTheDocument();
  await userEvent.tab();
  expect(problem()).toBeVisible();
  await userEvent.clear(screen.getByPlaceholderText('http://graphite:8080'));
  await userEvent.type(screen.getByPlaceholderText('http://graphite:8080'), 'https://g');
  expect(problem()).not.toBeInTheDocument();
});

it('the page of the settings has Graphite, Fallout and the analysis', () => {
  provideDataSources([]);
  showForm(options(), (value, set) => <ConfigEditor options={value} onOptionsChange={set} />);
  const titles = screen.getAllByRole('heading').map((heading) => heading.textContent);
  expect(titles).toEqual(expect.arrayContaining(['Fallout', 'Analysis']));
});

it('headings follow each other without a gap below the page’s title, in unfolded sections, too', async () => {
  provideDataSources([]);
  showForm(options(), (value, set) => <ConfigEditor options={value} onOptionsChange={set} />);
  const named = (level: number) => screen.queryAllByRole('heading', { level }).map(({ textContent }) => textContent);
  expect(named(2)).toEqual(expect.arrayContaining(['Connection', 'Authentication', 'Analysis']));
  expect(named(3)).toContain('Authentication methods');
  await userEvent.click(screen.getByRole('button', { name: /Analysis/ }));
  await waitFor(() => expect(named(3)).toContain('Detection'));
  expect([1, 4, 5, 6].flatMap(named)).toEqual([]);
});

describe('the secure socks proxy', () => {
  const open = async (isConfigured: boolean) => {
    provideDataSources([]);
    config.secureSocksDSProxyEnabled = isConfigured;
    const stored = showForm(options(), (value, set) => <ConfigEditor options={value} onOptionsChange={set} />);
    await userEvent.click(screen.getByRole('button', { name: /Additional settings/ }));
    return stored;
  };

  afterEach(() => {
    config.secureSocksDSProxyEnabled = false;
  });

  it('is switched on where Grafana has one', async () => {
    const stored = await open(true);
    await userEvent.click(screen.getByText('Secure Socks Proxy').parentElement!.querySelector('input')!);
    expect(stored().jsonData.enableSecureSocksProxy).toBe(true);
  });

  it('is not offered where Grafana has none', async () => {
    await open(false);
    expect(screen.queryByText('Secure Socks Proxy')).toBeNull();
  });
});
