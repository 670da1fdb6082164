import type { GrafanaTheme2 } from '@grafana/data';

/** Keeps the scrollbar in sight, also where the system shows it only while one scrolls. */
export const visibleScrollbar = (theme: GrafanaTheme2) => ({
  // in Chrome and Safari the styles below count only without these
  scrollbarWidth: 'auto' as const,
  scrollbarColor: 'auto',
  '&::-webkit-scrollbar': { width: SCROLLBAR },
  '&::-webkit-scrollbar-thumb': { background: theme.colors.border.strong, borderRadius: SCROLLBAR / 2 },
});

/** px */
export const SCROLLBAR = 8;
