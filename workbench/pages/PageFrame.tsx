import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type PropsWithChildren, type ReactNode } from 'react';

/** A page with a title and what can be chosen beside it. */
export function PageFrame({ title, choices, children }: PropsWithChildren<{ title: string; choices?: ReactNode }>) {
  const styles = useStyles2(getStyles);
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        {choices}
      </header>
      {children}
    </main>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ padding: theme.spacing(2) }),
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  }),
  title: css({ margin: 0, flexGrow: 1, fontSize: theme.typography.h3.fontSize }),
});
