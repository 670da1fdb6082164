import { AppPlugin } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

const Start = lazy(() => import('./pages/Start'));

const App = () => (
  <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
    <Start />
  </Suspense>
);

export const plugin = new AppPlugin().setRootPage(App);
