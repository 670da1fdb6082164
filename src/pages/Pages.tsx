import React, { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';

const Regressions = lazy(() => import('./regressions/Regressions'));
const Test = lazy(() => import('./performance-test/Test'));
const Find = lazy(() => import('./find/Find'));
const Setup = lazy(() => import('./setup/Setup'));

/** The app's pages, each loaded when it is opened. */
export function Pages() {
  return (
    <Routes>
      <Route path="regressions" element={<Regressions />} />
      <Route path="test" element={<Test />} />
      <Route path="find" element={<Find />} />
      <Route path="setup" element={<Setup />} />
      <Route path="*" element={<Navigate to="regressions" replace />} />
    </Routes>
  );
}
