import pluginJson from '../plugin.json';

/** Path of the app's pages in Grafana. */
export const APP = `/a/${pluginJson.id}`;

export const PATHS = {
  regressions: `${APP}/regressions`,
  test: `${APP}/test`,
  find: `${APP}/find`,
  setup: `${APP}/setup`,
};

/** The page of one test, or of a saved source. `user` where it is not the data source's own. */
export function testUrl(source: string, test: string, { saved = false, user = '' } = {}): string {
  const named: Record<string, string> = saved ? { saved: test } : { test, ...(user && { user }) };
  return `${PATHS.test}?${new URLSearchParams({ source, ...named })}`;
}

/** The address of a page that begins with a data source. */
export const withSource = (path: string, source: string): string => `${path}?${new URLSearchParams({ source })}`;
