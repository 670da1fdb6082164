import { hasPermission, type usePluginUserStorage } from '@grafana/runtime';

import { askGrafana } from '../../links/grafana-api';
import pluginJson from '../../plugin.json';
import { readSaved, type Saved, type SavedSource } from './saved-source';

const URL = `/api/plugins/${pluginJson.id}/settings`;
const KEY = 'savedSources';

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
  constructor(private readonly own: UserStorage) {}

  /** Whether what the user saves is shared. */
  get shares(): boolean {
    return hasPermission('plugins:write');
  }

  /** Those of the team first. */
  async load(): Promise<Saved[]> {
    // who may not read the settings has the own ones
    const [settings, own] = await Promise.all([readSettings().catch(() => undefined), this.loadOwn()]);
    const shared = readSaved(settings?.jsonData?.[KEY]).map((source): Saved => ({ ...source, shared: true }));
    return [...shared, ...own.map((source): Saved => ({ ...source, shared: false }))];
  }

  /** Saves a source, in the place of another one if it is given. @throws what Grafana answers when one may not */
  async put(source: SavedSource, instead?: Saved): Promise<void> {
    const shared = instead?.shared ?? this.shares;
    await this.change(shared, (all) => {
      const at = instead ? all.findIndex((one) => isSame(one, instead)) : -1;
      return at < 0 ? [...all, source] : all.map((one, i) => (i === at ? source : one));
    });
  }

  /** @throws what Grafana answers when one may not */
  async remove(source: Saved): Promise<void> {
    await this.change(source.shared, (all) => all.filter((one) => !isSame(one, source)));
  }

  /** Reads anew before it writes: somebody else may have saved something in the meantime. */
  private async change(shared: boolean, change: (all: SavedSource[]) => SavedSource[]): Promise<void> {
    if (!shared) {
      await this.own.setItem(KEY, JSON.stringify(change(await this.loadOwn())));
      return;
    }
    const { enabled = true, pinned = true, jsonData } = await readSettings();
    await askGrafana('POST', URL, {
      enabled,
      pinned,
      jsonData: { ...jsonData, [KEY]: change(readSaved(jsonData?.[KEY])) },
    });
  }

  private async loadOwn(): Promise<SavedSource[]> {
    try {
      return readSaved(JSON.parse((await this.own.getItem(KEY)) ?? '[]'));
    } catch {
      return [];
    }
  }
}

const isSame = (a: SavedSource, b: SavedSource) => a.name === b.name && a.datasource === b.datasource;

const readSettings = () => askGrafana<AppSettings>('GET', URL);
