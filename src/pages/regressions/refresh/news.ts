import type { FoundItem } from './found-item';
import type { Item } from './item';

/** What a refresh tells while it runs: plain data, which a worker can post. */
export type News =
  /** How many items there are, and why some could not be listed. */
  | { type: 'listed'; total: number; problem?: string }
  /** Results of an earlier refresh, by id of the item: they are shown until newer ones come. */
  | { type: 'cached'; found: Array<[id: string, FoundItem]> }
  /** An item is done. Without `found`, its cached result still holds. */
  | ({ type: 'done' } & DoneItem)
  /** An item is done without having been asked for, because it was refreshed a moment ago. */
  | ({ type: 'recent' } & DoneItem);

export interface DoneItem extends Pick<Item, 'id' | 'name'> {
  found?: FoundItem;
  problem?: string;
}

export type Tell = (news: News) => void;
