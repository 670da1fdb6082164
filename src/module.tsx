import { AppPlugin, type AppRootProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

const Start = lazy(() => import('./pages/Start'));

const App = (props: AppRootProps) => (
  <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
    <Start {...props} />
  </Suspense>
);

export const plugin = new AppPlugin().setRootPage(App);
