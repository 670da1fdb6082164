import { useDeferredValue, useMemo } from 'react';

import { useTriage } from '../../shared/triage/useTriage';
import { countUnknown, rowsOf, type Row } from './change-rows';
import type { Findings } from './refresh/findings';
import { filterOf, type RegressionsView } from './regressions-url';
import { readSort, sortRows, writeSort } from './sort-rows';

/**
 * The rows of the table, filtered and sorted, and the number of changes that are left out because nothing says which way
 * is better. Rows are deferred: React draws what the user types first.
 */
export function useRows(findings: Findings, view: RegressionsView): { rows: Row[]; unknown: number } {
  const triage = useTriage(findings);
  const deferred = useDeferredValue(view);
  const { metrics } = findings;
  const rows = useMemo(() => rowsOf(metrics, triage, filterOf(deferred, startOfHour())), [metrics, triage, deferred]);
  const unknown = useMemo(
    () => countUnknown(metrics, triage, filterOf(deferred, startOfHour())),
    [metrics, triage, deferred]
  );
  // as text, because each reading of the URL makes another object
  const order = view.sort && writeSort(view.sort);
  const sorted = useMemo(() => sortRows(rows, readSort(order ?? null)), [rows, order]);
  return { rows: sorted, unknown };
}

const HOUR = 3_600_000;

/** Rounded, so that no row vanishes while it is read. */
const startOfHour = () => Math.floor(Date.now() / HOUR) * HOUR;
