import { useDeferredValue, useMemo, useState } from 'react';

import { useTriage } from '../../shared/triage/useTriage';
import { countUnknown, entriesOf, grouping, keysOf, type Entry } from './change-rows';
import type { Findings } from './findings/findings';
import { filterOf, type RegressionsView } from './regressions-url';
import { readSort, sortEntries, writeSort } from './sort-entries';

export interface Entries {
  /** Filtered and sorted. */
  entries: Entry[];
  /** Number of changes that are left out because nothing says which way is better. */
  unknown: number;
  /** The keys of all changes, whatever the filter leaves. */
  keys: string[];
}

/** The entries of the table. They follow the filter a moment later: React draws what the user types first. */
export function useEntries(findings: Findings, view: RegressionsView): Entries {
  const triage = useTriage(findings);
  const deferred = useDeferredValue(view);
  const [groupAgain] = useState(grouping);
  const groups = useMemo(() => groupAgain(findings), [groupAgain, findings]);
  const entries = useMemo(
    () => entriesOf(groups, triage, filterOf(deferred, startOfHour())),
    [groups, triage, deferred]
  );
  const unknown = useMemo(
    () => countUnknown(findings, triage, filterOf(deferred, startOfHour())),
    [findings, triage, deferred]
  );
  const keys = useMemo(() => keysOf(groups), [groups]);
  // as text, because each reading of the URL makes another object
  const order = view.sort && writeSort(view.sort);
  const sorted = useMemo(() => sortEntries(entries, readSort(order ?? null)), [entries, order]);
  return { entries: sorted, unknown, keys };
}

const HOUR = 3_600_000;

/** Rounded, so that no entry vanishes while it is read. */
const startOfHour = () => Math.floor(Date.now() / HOUR) * HOUR;
