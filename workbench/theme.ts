import { createTheme, type GrafanaTheme2 } from '@grafana/data';

/** Grafana's theme; its font for code is none that comes with its packages. */
export const themeOf = (light: boolean): GrafanaTheme2 =>
  createTheme({
    colors: { mode: light ? 'light' : 'dark' },
    typography: { fontFamilyMonospace: 'ui-monospace, Menlo, Consolas, monospace' },
  });
