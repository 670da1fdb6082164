import type { SeriesChange } from '../../core/query/judge';
import { changeTitle } from '../../core/report/describe';

/**
 * What the team made of a change. `acknowledged`: somebody looks after it. `expected`: it was meant to happen, so it is
 * no regression. `hidden`: it is of no interest to anybody.
 */
export type TriageState = 'acknowledged' | 'expected' | 'hidden';

export interface Triage {
  state?: TriageState;
  note?: string;
  /** Login of the last author. */
  by?: string;
  /** ms since 1970. */
  updated: number;
  /** Id of the Grafana annotation that stores it. */
  annotationId: number;
}

export const TRIAGE_STATES: TriageState[] = ['acknowledged', 'expected', 'hidden'];

/** An annotation as Grafana's HTTP API gives it, as much as is used here. */
export interface StoredAnnotation {
  id: number;
  time?: number;
  updated?: number;
  created?: number;
  text?: string;
  tags?: string[];
  login?: string;
}

/** All our annotations have it. */
export const TRIAGE_TAG = 'hunter';

const STATE = 'hunter-state:';
const CHANGE = 'hunter-change:';

/**
 * Tag of a change. Its id holds a series' name, which can be longer than the 100 characters that a tag may have; the
 * tag is a 53-bit digest of it (cyrb53, public domain). `scope` tells apart series that have no name of their own.
 */
export function triageKey(change: Pick<SeriesChange, 'id'>, scope = ''): string {
  const text = `${scope}${change.id}`;
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

/** The annotation that keeps what was said of a change: readable for itself, wherever annotations are listed. */
export function triageAnnotation(
  key: string,
  change: SeriesChange,
  label: string,
  { state, note = '' }: Pick<Triage, 'state' | 'note'>
) {
  return {
    time: change.time,
    timeEnd: change.spanTimes?.to ?? change.time,
    text: `${changeTitle(change)} · ${label}\n${note.trim()}`.trim(),
    tags: [TRIAGE_TAG, `${CHANGE}${key}`, ...(state ? [`${STATE}${state}`] : [])],
  };
}

/** Reads triage from annotations, by key of the change. The newest annotation of a change counts. */
export function triageOf(annotations: StoredAnnotation[]): Map<string, Triage> {
  const found = new Map<string, Triage>();
  for (const { id, text = '', tags = [], login, updated = 0, created = 0 } of annotations) {
    const key = tags.find((tag) => tag.startsWith(CHANGE))?.slice(CHANGE.length);
    const at = Math.max(updated, created);
    if (!key || (found.get(key)?.updated ?? -1) > at) {
      continue;
    }
    const state = TRIAGE_STATES.find((one) => tags.includes(`${STATE}${one}`));
    const [, ...lines] = text.split('\n');
    const note = lines.join('\n').trim();
    found.set(key, {
      ...(state && { state }),
      ...(note && { note }),
      ...(login && { by: login }),
      updated: at,
      annotationId: id,
    });
  }
  return found;
}
