import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { PluginPageProps } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

/** `@grafana/runtime` as the app's pages see it here: Grafana sets these two when it starts, and lets nobody else. */
export * from '@grafana/runtime';
export { PanelRenderer } from './PanelRenderer';

/** A page's title, what is said of it, and what it offers, as Grafana shows them. */
export function PluginPage({ pageNav, subTitle, actions, children }: PluginPageProps) {
  const styles = useStyles2(getStyles);
  return (
    <main className={styles.page} data-testid="page">
      <header className={styles.header}>
        <div>
          <h1 className={styles.title}>{pageNav?.text ?? 'Hunter'}</h1>
          <div className={styles.subTitle}>{subTitle}</div>
        </div>
        <div>{actions}</div>
      </header>
      {children}
    </main>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ padding: theme.spacing(2), minHeight: '100vh', background: theme.colors.background.primary }),
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  }),
  title: css({ margin: 0, fontSize: theme.typography.h2.fontSize }),
  subTitle: css({ color: theme.colors.text.secondary }),
});
