import { PluginContextProvider, type PanelData, type PluginMeta } from '@grafana/data';
import * as runtime from '@grafana/runtime';
import { configure, render } from '@testing-library/react';
import React, { useEffect, useState, type ReactNode } from 'react';
import { Router } from 'react-router-dom';

import { provideUser } from './user';

const { config, locationService } = runtime;

// to look whether each of a page's elements is hidden takes jsdom seconds
configure({ defaultHidden: true });

/** Shows a page of the app at a URL, with the browser's history as Grafana has it. */
export function openPage(page: ReactNode, url: string): void {
  // Grafana sets these two when it starts, and has no function that would
  Object.assign(runtime, { PluginPage: Page, PanelRenderer: SeriesNames });
  locationService.replace(url);
  render(
    <PluginContextProvider meta={{ id: 'hunter-changepoints-app' } as PluginMeta}>
      <WithHistory>{page}</WithHistory>
    </PluginContextProvider>
  );
}

/** Who uses the pages: somebody with a role and permissions. What Grafana keeps for them is kept in the browser. */
export function providePageUser(orgRole: '' | 'Viewer' | 'Editor' | 'Admin', ...permissions: string[]): void {
  localStorage.clear();
  Object.assign(config, { bootData: { user: { orgRole, isSignedIn: false } } });
  provideUser(...permissions);
}

function WithHistory({ children }: { children: ReactNode }) {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useEffect(() => history.listen((next: typeof location) => setLocation(next)), [history]);
  return (
    <Router location={location} navigator={history}>
      {children}
    </Router>
  );
}

/** Grafana's frame around a page: its title, what is said of it, and its actions. */
function Page({ pageNav, subTitle, actions, children }: runtime.PluginPageProps) {
  return (
    <main>
      <h1>{pageNav?.text}</h1>
      <p>{subTitle}</p>
      {actions}
      {children}
    </main>
  );
}

/** In place of a panel: the names of the series it is given. */
function SeriesNames({ data }: { data?: PanelData }) {
  return <div data-testid="panel">{data?.series.map(({ name }) => name).join(', ')}</div>;
}
