import { hasPermission, type usePluginUserStorage } from '@grafana/runtime';

import pluginJson from '../../plugin.json';
import { callGrafana } from '../../shared/grafana-api/http-api';
import type { StoredSource, SavedSource } from './saved-item';
import { isSaved, readSaved } from './saved-source';

const URL = `/api/plugins/${pluginJson.id}/settings`;
const KEY = 'savedSources';
/** Key under which a stored text that is no list is kept, before a list replaces it. */
const UNREADABLE = 'savedSources.unreadable';

type UserStorage = ReturnType<typeof usePluginUserStorage>;

interface AppSettings {
  enabled?: boolean;
  pinned?: boolean;
  jsonData?: Record<string, unknown>;
}

/**
 * Saved sources: in the app's settings, where all of the team have them, when the user may write there; else in what
 * Grafana, or the browser, keeps for the user alone.
 */
export class SavedStore {
  /** @param own the user's storage. Grafana's reads once and remembers, so each change needs a new one. */
  constructor(private readonly own: UserStorage) {}

  /** Whether what the user saves is shared. */
  get shares(): boolean {
    return hasPermission('plugins:write');
  }

  /** Loads all sources, the team's first. */
  async load(): Promise<StoredSource[]> {
    // who may not read the settings has the own ones
    const [settings, own] = await Promise.all([readSettings().catch(() => undefined), this.loadOwn()]);
    const shared = readSaved(settings?.jsonData?.[KEY]).map((source): StoredSource => ({ ...source, shared: true }));
    return [...shared, ...own.map((source): StoredSource => ({ ...source, shared: false }))];
  }

  /** Saves a source, in the place of another one if it is given. @throws what Grafana answers when one may not */
  async put(source: SavedSource, instead?: StoredSource): Promise<void> {
    const shared = instead?.shared ?? this.shares;
    await this.change(shared, (all) => {
      const at = instead ? all.findIndex((one) => isSaved(one) && isSame(one, instead)) : -1;
      return at < 0 ? [...all, source] : all.map((one, i) => (i === at ? source : one));
    });
  }

  /** @throws what Grafana answers when one may not */
  async remove(source: StoredSource): Promise<void> {
    await this.change(source.shared, (all) => all.filter((one) => !isSaved(one) || !isSame(one, source)));
  }

  /**
   * Reads anew before it writes: somebody else, or another tab, may have saved something in the meantime. What this
   * version cannot read, as another one may have written it, stays.
   *
   * @throws what the storage does when it cannot be read: to write then would lose what is in it
   */
  private async change(shared: boolean, change: (all: unknown[]) => unknown[]): Promise<void> {
    if (!shared) {
      const text = await this.own.getItem(KEY);
      const list = listOf(text);
      if (!list) {
        await this.own.setItem(UNREADABLE, text!);
      }
      await this.own.setItem(KEY, JSON.stringify(change(list ?? [])));
      return;
    }
    const { enabled = true, pinned = true, jsonData } = await readSettings();
    const stored = jsonData?.[KEY];
    await callGrafana('POST', URL, {
      enabled,
      pinned,
      jsonData: { ...jsonData, [KEY]: change(Array.isArray(stored) ? stored : []) },
    });
  }

  private async loadOwn(): Promise<SavedSource[]> {
    try {
      const text = await this.own.getItem(KEY);
      if (text === null) {
        await this.storeNothing();
      }
      return readSaved(listOf(text));
    } catch {
      return [];
    }
  }

  /**
   * Stores an empty list for a user who has stored nothing. Grafana answers 404 until something is stored, and browsers
   * show that as an error on each visit. It does not replace what another tab has stored meanwhile: Grafana refuses to
   * create what is there.
   */
  private async storeNothing(): Promise<void> {
    await this.own.setItem(KEY, '[]');
  }
}

/** The entries of a stored text; undefined where it is no list. */
function listOf(text: string | null | undefined): unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text || '[]') ?? [];
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

const isSame = (a: SavedSource, b: SavedSource) => a.name === b.name && a.datasource === b.datasource;

const readSettings = () => callGrafana<AppSettings>('GET', URL);
