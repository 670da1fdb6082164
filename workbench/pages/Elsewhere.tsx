import { EmptyState } from '@grafana/ui';
import React from 'react';
import { useLocation } from 'react-router-dom';

/** In place of Grafana's own pages, which are not here. */
export function Elsewhere() {
  const { pathname } = useLocation();
  return (
    <EmptyState variant="not-found" message="This page is Grafana’s own">
      In Grafana, this link opens {pathname}. Here are only Hunter’s pages.
    </EmptyState>
  );
}
