import { useCallback, useDeferredValue, useEffect, useMemo, useSyncExternalStore } from 'react';

import type { SavedSource } from '../../saved/saved-item';
import { FindingsStore, INITIAL_STATE, type FindingsState } from './findings-store';

interface FindingsHandle extends FindingsState {
  cancel: () => void;
  /** Fetches all points again. */
  fetchAll: () => void;
}

/** The findings of a data source's tests and saved sources. `saved` is undefined while it is loaded. */
export function useFindings(uid: string, user: string, saved: SavedSource[] | undefined): FindingsHandle {
  const store = useMemo(() => saved && new FindingsStore(uid, user, saved), [uid, user, saved]);
  useEffect(() => {
    void store?.refresh();
    return () => store?.dispose();
  }, [store]);
  const newest = useSyncExternalStore(store?.subscribe ?? subscribeToNothing, store?.snapshot ?? initialState);
  // many new rows at once would be one long task: React draws deferred ones in slices
  const state = useDeferredValue(newest);
  return {
    ...state,
    cancel: useCallback(() => store?.cancel(), [store]),
    fetchAll: useCallback(() => void store?.refresh({ fetchAll: true }), [store]),
  };
}

const subscribeToNothing = () => () => undefined;
const initialState = () => INITIAL_STATE;
