import type { QuerySettings } from '../../../core/query/prepare';
import type { SavedSource } from '../../saved/saved-item';

/** What is to be refreshed, and how: plain data, which can be handed to a worker. */
export interface Order {
  /** Data source and user, whose records in the cache are apart from those of others. */
  scope: string;
  /** The data source's settings. */
  settings: QuerySettings;
  /** Owner of the Fallout tests. None where the data source has no Fallout. */
  owner?: string;
  /** Set where the owner is not the data source's own user. */
  user: string;
  saved: SavedSource[];
  /** Fetches all points, whatever is cached. */
  fetchAll: boolean;
  /** ms since 1970. */
  now: number;
  /** Items that were refreshed a moment ago, by id, and what was wrong with them: what is cached of them is shown. */
  recent: ReadonlyMap<string, { problem?: string }>;
}
