import { InteractiveTable, Pagination } from '@grafana/ui';
import React, { useCallback, useMemo, useState } from 'react';

import { useNarrow } from '../useNarrow';
import { Details } from './Details';
import type { Row } from './rows';
import { readSort, sortRows, writeSort, type Sort } from './sort';
import { columnsOf } from './table-columns';

/** Rows of a page. */
const PAGE = 50;

interface Props {
  /** The data source's uid. */
  source: string;
  rows: Row[];
  sort?: Sort;
  /** As the address has it. */
  onSort: (sort: string | undefined) => void;
  /** Another one shows the first page. */
  filter: string;
}

/** The changes that were found, fifty at a time: the table itself has only those of one page, however many there are. */
export function ChangesTable({ source, rows, sort, onSort, filter }: Props) {
  const [box, narrow] = useNarrow<HTMLDivElement>(760);
  const [at, setAt] = useState({ filter, page: 1 });
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = at.filter === filter ? Math.min(at.page, pages) : 1;
  const columns = useMemo(() => columnsOf(source, narrow), [source, narrow]);
  const text = sort && writeSort(sort);
  // the text, because each reading of the address makes another object
  const sorted = useMemo(() => sortRows(rows, readSort(text ?? null)), [rows, text]);
  const shown = useMemo(() => sorted.slice((page - 1) * PAGE, page * PAGE), [sorted, page]);
  const fetchData = useCallback(
    ({ sortBy: [by] }: { sortBy: Array<{ id: string; desc?: boolean }> }) =>
      onSort(by && `${by.desc ? '-' : ''}${by.id}`),
    [onSort]
  );
  return (
    <div ref={box}>
      <InteractiveTable
        // columns that come and go would not be hidden and shown by themselves
        key={String(narrow)}
        columns={columns}
        data={shown}
        getRowId={({ id }) => id}
        initialSortBy={sort ? [sort] : []}
        fetchData={fetchData}
        renderExpandedRow={(row) => <Details row={row} />}
      />
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
}
