import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

import { nextSort, writeSort, type Sort } from './sort-entries';
import type { Column } from './table-columns';

interface Props {
  column: Column;
  sort?: Sort;
  onSort: (sort: string | undefined) => void;
}

/** A column's name, by which rows can be sorted: one way, the other, and no more. */
export function HeaderCell({ column: { id, header, fits, wide }, sort, onSort }: Props) {
  const styles = useStyles2(getStyles);
  const by = sort?.id === id ? sort : undefined;
  const next = id === 'spark' ? undefined : nextSort(id, sort);
  return (
    <th
      className={cx(fits && styles.fits, wide && styles.wide)}
      {...(by && { 'aria-sort': by.desc ? ('descending' as const) : ('ascending' as const) })}
    >
      {id === 'spark' ? (
        header
      ) : (
        <button type="button" className={styles.button} onClick={() => onSort(next && writeSort(next))}>
          {header}
          <span className={styles.icon}>{by && <Icon name={by.desc ? 'arrow-down' : 'arrow-up'} size="sm" />}</span>
        </button>
      )}
    </th>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  fits: css({ width: 0 }),
  wide: css({ width: '30%' }),
  button: css({
    background: 'none',
    border: 'none',
    padding: 0,
    whiteSpace: 'nowrap',
    fontWeight: theme.typography.fontWeightMedium,
    '&:hover': { color: theme.colors.text.link },
  }),
  // room for the arrow, so that columns stay where they are
  icon: css({ display: 'inline-block', width: theme.spacing(2) }),
});
