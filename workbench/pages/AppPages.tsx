import { PluginContextProvider, ThemeContext, type PluginMeta } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import React, { Suspense, useMemo, useSyncExternalStore } from 'react';
import { Route, Router, Routes, type Navigator } from 'react-router-dom';

import { Pages } from '../../src/pages/Pages';
import { APP } from '../../src/pages/routes';
import pluginJson from '../../src/plugin.json';
import { themeOf } from '../theme';

/** The app's pages at their own addresses, with `&theme=light` and `&as=viewer`. */
export function AppPages() {
  const location = useSyncExternalStore(
    (changed) => locationService.getHistory().listen(changed),
    () => locationService.getLocation()
  );
  const light = new URLSearchParams(location.search).get('theme') === 'light';
  const theme = useMemo(() => themeOf(light), [light]);
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <PortalContainer />
      <PluginContextProvider meta={pluginJson as unknown as PluginMeta}>
        <Router location={location} navigator={locationService.getHistory() as unknown as Navigator}>
          <Suspense fallback={null}>
            <Routes>
              <Route path={`${APP}/*`} element={<Pages />} />
            </Routes>
          </Suspense>
        </Router>
      </PluginContextProvider>
    </ThemeContext.Provider>
  );
}
