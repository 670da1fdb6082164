import { byEffect } from '../../core/report/rank';
import { nameRun } from '../../core/runs/run';
import type { Row } from './change-rows';

/** A column that rows can be sorted by, and which way; as the address has it: `change`, `-change`. */
export interface Sort {
  id: SortId;
  desc: boolean;
}

export type SortId = keyof typeof COMPARE;

const text = (of: (row: Row) => string) => {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return (a: Row, b: Row) => compare(of(a), of(b));
};

const COMPARE = {
  when: (a: Row, b: Row) => a.change.time - b.change.time,
  test: text(({ test }) => test),
  metric: text(({ metric }) => metric),
  change: (a: Row, b: Row) => a.change.magnitude - b.change.magnitude,
  pValue: (a: Row, b: Row) => a.change.pValue - b.change.pValue,
  kind: text(({ change }) => change.kind),
  since: text(({ change }) => (change.firstBadRun && nameRun(change.firstBadRun)) ?? ''),
  state: text(({ state }) => state),
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

/** Rows in another order; among equals the worst first. */
export function sortRows(rows: Row[], sort: Sort | undefined): Row[] {
  if (!sort) {
    return rows;
  }
  const compare = COMPARE[sort.id];
  const sign = sort.desc ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a, b) || byEffect(a.change, b.change));
}
