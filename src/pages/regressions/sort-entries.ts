import { byEffect } from '../../core/report/rank';
import type { Entry } from './change-rows';

/** A column that entries can be sorted by, and which way; as the address has it: `change`, `-change`. */
export interface Sort {
  id: SortId;
  desc: boolean;
}

export type SortId = keyof typeof COMPARE;

const text = (of: (entry: Entry) => string) => {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return (a: Entry, b: Entry) => compare(of(a), of(b));
};

const worst = ({ rows: [row] }: Entry) => row.change;

const COMPARE = {
  when: (a: Entry, b: Entry) => a.group.time - b.group.time,
  test: text(({ rows: [{ test }] }) => test),
  metric: text(({ rows: [{ metric }] }) => metric),
  change: (a: Entry, b: Entry) => worst(a).magnitude - worst(b).magnitude,
  pValue: (a: Entry, b: Entry) => worst(a).pValue - worst(b).pValue,
  state: text(({ rows: [{ state }] }) => state),
};

/** Undefined for what is no column: then the newest and worst come first. */
export function readSort(address: string | null): Sort | undefined {
  const desc = address?.startsWith('-') ?? false;
  const id = desc ? address!.slice(1) : (address ?? '');
  return Object.hasOwn(COMPARE, id) ? { id: id as SortId, desc } : undefined;
}

export const writeSort = ({ id, desc }: Sort): string => `${desc ? '-' : ''}${id}`;

/** The sort after a click on a column: its usual order, then the reverse, then none. */
export function nextSort(id: SortId, sort: Sort | undefined): Sort | undefined {
  const first = id === 'when' || id === 'change';
  if (sort?.id !== id) {
    return { id, desc: first };
  }
  return sort.desc === first ? { id, desc: !first } : undefined;
}

/** Entries in another order; among equals the worst first. */
export function sortEntries(entries: Entry[], sort: Sort | undefined): Entry[] {
  if (!sort) {
    return entries;
  }
  const compare = COMPARE[sort.id];
  const sign = sort.desc ? -1 : 1;
  return [...entries].sort((a, b) => sign * compare(a, b) || byEffect(worst(a), worst(b)));
}
