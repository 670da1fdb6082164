import { HistoryWrapper } from '@grafana/runtime';
import { createHashHistory } from 'history';

/** `@grafana/runtime` of the static page: a static host knows one address only, so the page's is behind the `#`. */
export * from '@grafana/runtime';
export const locationService = new HistoryWrapper(createHashHistory());
