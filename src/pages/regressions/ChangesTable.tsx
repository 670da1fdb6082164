import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Pagination, useStyles2 } from '@grafana/ui';
import React, { memo, useCallback, useMemo, useState } from 'react';

import { t } from '../../shared/translate';
import { useNarrow } from '../useNarrow';
import type { Entry } from './change-rows';
import { EntryRow } from './EntryRow';
import { HeaderCell } from './HeaderCell';
import type { Sort } from './sort-entries';
import { columnsOf } from './table-columns';

/** Entries of a page. */
const PAGE = 50;

interface Props {
  /** The data source's uid. */
  source: string;
  /** Whose tests, if not the data source's own user's. */
  user: string;
  /** Sorted by `sort`. */
  entries: Entry[];
  /** Address of an issue tracker's form. */
  issueTemplate?: string;
  sort?: Sort;
  /** Called with the URL parameter `sort`; undefined takes it out. */
  onSort: (sort: string | undefined) => void;
  /** Another one shows the first page. */
  filter: string;
}

/**
 * The changes that were found, fifty at a time: a browser has no more to draw, however many there are. Grafana's
 * InteractiveTable has buttons that refer to nothing and a head without a text, which axe objects to.
 */
export const ChangesTable = memo(function ChangesTable({
  source,
  user,
  entries,
  issueTemplate,
  sort,
  onSort,
  filter,
}: Props) {
  const styles = useStyles2(getStyles);
  const [box, narrow] = useNarrow<HTMLDivElement>(760);
  const [at, setAt] = useState({ filter, page: 1 });
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const pages = Math.max(1, Math.ceil(entries.length / PAGE));
  const page = at.filter === filter ? Math.min(at.page, pages) : 1;
  const columns = useMemo(() => columnsOf(source, user, narrow), [source, user, narrow]);
  const toggle = useCallback(
    (id: string) =>
      setUnfolded((all) => {
        const next = new Set(all);
        return next.delete(id) ? next : next.add(id);
      }),
    []
  );
  return (
    <div ref={box} className={styles.box}>
      <table className={styles.table}>
        <thead className={styles.head}>
          <tr>
            <th className={styles.fold}>
              <span className={styles.unseen}>{t('pages.regressions.details', 'Details')}</span>
            </th>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.slice((page - 1) * PAGE, page * PAGE).map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              {...{ columns, source, user, issueTemplate }}
              unfolded={unfolded.has(entry.id)}
              onToggle={toggle}
            />
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <Pagination
          currentPage={page}
          numberOfPages={pages}
          onNavigate={(to) => setAt({ filter, page: to })}
          showSmallVersion={narrow}
        />
      )}
    </div>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: 'grid', gap: theme.spacing(2), overflowX: 'auto' }),
  table: css({ width: '100%', 'th, td': { padding: theme.spacing(1), textAlign: 'left' } }),
  head: css({ borderBottom: `1px solid ${theme.colors.border.weak}` }),
  fold: css({ width: theme.spacing(4) }),
  unseen: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
