import { useEffect, useSyncExternalStore } from 'react';

import type { Triage } from './triage';
import { triageStore } from './triage-store';

/** The triage of changes, by key. Loaded again when `occasion` differs, as with new data. */
export function useTriage(occasion: unknown): ReadonlyMap<string, Triage> {
  useEffect(() => void triageStore.refresh(), [occasion]);
  return useSyncExternalStore(triageStore.subscribe, triageStore.snapshot);
}
