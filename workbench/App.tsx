import { PluginContextProvider, ThemeContext, type PluginMeta } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import React, { lazy, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import { Route, Router, Routes, type Navigator } from 'react-router-dom';

import { APP } from '../src/pages/routes';
import pluginJson from '../src/plugin.json';
import { Shell } from './shell/Shell';
import { isLightFirst, keepTheme, themeOf } from './theme';

const Dashboard = lazy(async () => ({ default: (await import('./pages/Dashboard')).Dashboard }));
const Explore = lazy(async () => ({ default: (await import('./pages/Explore')).Explore }));
const OwnFile = lazy(async () => ({ default: (await import('./pages/OwnFile')).OwnFile }));
const Pages = lazy(async () => ({ default: (await import('../src/pages/Pages')).Pages }));
const Elsewhere = lazy(async () => ({ default: (await import('./pages/Elsewhere')).Elsewhere }));

/** A small Grafana: a dashboard, Explore, the app's pages at their own addresses, and a page for one's own file. */
export function App() {
  const location = useSyncExternalStore(
    (changed) => locationService.getHistory().listen(changed),
    () => locationService.getLocation()
  );
  const [light, setLight] = useState(() => isLightFirst(location.search));
  const theme = useMemo(() => themeOf(light), [light]);
  const chooseTheme = (chosen: boolean) => {
    keepTheme(chosen);
    setLight(chosen);
  };
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <PortalContainer />
      <PluginContextProvider meta={pluginJson as unknown as PluginMeta}>
        <Router location={location} navigator={locationService.getHistory() as unknown as Navigator}>
          <Shell light={light} onLight={chooseTheme}>
            <Suspense fallback={null}>
              <Routes>
                {/* an address with a query is an Explore's */}
                <Route path="/" element={location.search === '' ? <Dashboard /> : <Explore key={location.search} />} />
                <Route path="/explore" element={<Explore key={location.search} />} />
                <Route path="/file" element={<OwnFile />} />
                <Route path={`${APP}/*`} element={<Pages />} />
                <Route path="*" element={<Elsewhere />} />
              </Routes>
            </Suspense>
          </Shell>
        </Router>
      </PluginContextProvider>
    </ThemeContext.Provider>
  );
}
