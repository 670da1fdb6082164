import { useDeferredValue, useMemo } from 'react';

import { useTriage } from '../../shared/triage/useTriage';
import { countUnknown, entriesOf, type Entry } from './change-rows';
import type { Findings } from './refresh/findings';
import { filterOf, type RegressionsView } from './regressions-url';
import { readSort, sortEntries, writeSort } from './sort-entries';

/**
 * The entries of the table, filtered and sorted, and the number of changes that are left out because nothing says which way
 * is better. Entries are deferred: React draws what the user types first.
 */
export function useEntries(findings: Findings, view: RegressionsView): { entries: Entry[]; unknown: number } {
  const triage = useTriage(findings);
  const deferred = useDeferredValue(view);
  const { metrics } = findings;
  const entries = useMemo(
    () => entriesOf(metrics, triage, filterOf(deferred, startOfHour())),
    [metrics, triage, deferred]
  );
  const unknown = useMemo(
    () => countUnknown(metrics, triage, filterOf(deferred, startOfHour())),
    [metrics, triage, deferred]
  );
  // as text, because each reading of the URL makes another object
  const order = view.sort && writeSort(view.sort);
  const sorted = useMemo(() => sortEntries(entries, readSort(order ?? null)), [entries, order]);
  return { entries: sorted, unknown };
}

const HOUR = 3_600_000;

/** Rounded, so that no entry vanishes while it is read. */
const startOfHour = () => Math.floor(Date.now() / HOUR) * HOUR;
