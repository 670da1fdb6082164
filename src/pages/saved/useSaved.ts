import { usePluginUserStorage } from '@grafana/runtime';
import { useEffect, useReducer, useState } from 'react';

import { readApiError } from '../../shared/grafana-api/api-error';
import { t } from '../../shared/translate';
import type { StoredSource, SavedSource } from './saved-item';
import { SavedStore } from './saved-store';

export interface SavedSources {
  /** Undefined while they are loaded. */
  all?: StoredSource[];
  /** Whether what the user saves is shared with the team. */
  shares: boolean;
  /** Both give what went wrong, if anything did. */
  put: (source: SavedSource, instead?: StoredSource) => Promise<string | undefined>;
  remove: (source: StoredSource) => Promise<string | undefined>;
}

/** The saved sources of all data sources, and how to change them. */
export function useSaved(): SavedSources {
  const storage = usePluginUserStorage();
  // Grafana gives a new one whenever this is drawn; one that has read does not see what other tabs write
  const store = new SavedStore(storage);
  const [first] = useState(store);
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const [all, setAll] = useState<StoredSource[]>();
  useEffect(() => void first.load().then(setAll), [first]);
  const attempt = async (name: string, work: Promise<void>) => {
    try {
      await work;
      setAll(await store.load());
      return undefined;
    } catch (error) {
      return problemOf(name, error);
    } finally {
      drawAgain();
    }
  };
  return {
    all,
    shares: store.shares,
    put: (source, instead) => attempt(source.name, store.put(source, instead)),
    remove: (source) => attempt(source.name, store.remove(source)),
  };
}

function problemOf(name: string, error: unknown): string {
  const { status, reason: why } = readApiError(error);
  if (status === 401 || status === 403) {
    return t(
      'pages.saved.forbidden',
      'You may not change "{{name}}" for the team: that takes the permission plugins:write, which administrators of the organisation have.',
      { name }
    );
  }
  return t('pages.saved.failed', '"{{name}}" could not be saved: {{why}}', { name, why });
}
