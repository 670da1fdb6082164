import { locationService } from '@grafana/runtime';
import { render } from '@testing-library/react';
import React, { useEffect, useState, type ReactNode } from 'react';
import { Router } from 'react-router-dom';

/** Shows a page of the app at a URL, with the browser's history as Grafana has it. */
export function openPage(page: ReactNode, url: string): void {
  locationService.replace(url);
  render(<WithHistory>{page}</WithHistory>);
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
