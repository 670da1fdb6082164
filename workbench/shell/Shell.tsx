import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, IconButton, useStyles2 } from '@grafana/ui';
import React, { type MouseEvent, type PropsWithChildren } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';

import { ENTRIES } from './entries';
import { useDroppedFile } from './useDroppedFile';

interface Props {
  light: boolean;
  onLight: (light: boolean) => void;
}

/** The bar with what can be visited, and the page below it. A file that is dropped anywhere is analysed. */
export function Shell({ light, onLight, children }: PropsWithChildren<Props>) {
  const styles = useStyles2(getStyles);
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  useDroppedFile();
  // as Grafana does it: links within do not load the page anew
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a');
    const path = link?.getAttribute('href');
    if (path?.startsWith('/') && !link?.target && !event.defaultPrevented && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      navigate(path);
    }
  };
  return (
    <div onClick={follow} className={styles.all}>
      <div className={styles.bar}>
        <nav className={styles.entries} aria-label="Pages">
          {ENTRIES.map(({ text, icon, url, covers }) => (
            <Link
              key={text}
              to={url}
              className={styles.entry}
              aria-current={covers(pathname, search) ? 'page' : undefined}
            >
              <Icon name={icon} /> {text}
            </Link>
          ))}
        </nav>
        <IconButton
          name="adjust-circle"
          tooltip={light ? 'Dark theme' : 'Light theme'}
          onClick={() => onLight(!light)}
        />
      </div>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ minHeight: '100vh', background: theme.colors.background.canvas }),
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  // on a phone they are moved sideways
  entries: css({
    display: 'flex',
    flexGrow: 1,
    minWidth: 0,
    paddingRight: theme.spacing(4),
    scrollPadding: theme.spacing(4),
    overflowX: 'auto',
    scrollbarWidth: 'none',
    // where there are more
    maskImage: `linear-gradient(to left, transparent, black ${theme.spacing(4)})`,
  }),
  entry: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    padding: theme.spacing(1.25, 1.5),
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    borderBottom: '2px solid transparent',
    '&:hover': { color: theme.colors.text.primary },
    '&[aria-current]': {
      color: theme.colors.text.primary,
      borderImage: `${theme.colors.gradients.brandHorizontal} 1`,
    },
  }),
});
