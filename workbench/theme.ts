import { createTheme, type GrafanaTheme2 } from '@grafana/data';

const KEY = 'workbench-theme';

/** Grafana's theme; its font for code is none that comes with its packages. */
export const themeOf = (light: boolean): GrafanaTheme2 =>
  createTheme({
    colors: { mode: light ? 'light' : 'dark' },
    typography: { fontFamilyMonospace: 'ui-monospace, Menlo, Consolas, monospace' },
  });

/** True if the page begins with the light theme: as its address says (`?theme=light`), or as it was chosen last. */
export const isLightFirst = (search: string): boolean =>
  (new URLSearchParams(search).get('theme') ?? localStorage.getItem(KEY)) === 'light';

export const keepTheme = (light: boolean): void => localStorage.setItem(KEY, light ? 'light' : 'dark');
