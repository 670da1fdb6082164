import { hasPermission } from '@grafana/runtime';

import type { SeriesChange } from '../../core/query/judge';
import { callGrafana } from '../grafana-api/http-api';
import { TRIAGE_TAG, triageAnnotation, triageOf, type StoredAnnotation, type Triage } from './triage';

/** Age at which annotations are loaded again, ms. */
const MAX_AGE = 60_000;
/** Annotations asked for: the newest, by the time of the change. */
const LIMIT = 5_000;

const URL = '/api/annotations';

/** A change that can be triaged. */
export interface TriageSubject {
  /** Key of its triage, see `triageKey`. */
  key: string;
  change: SeriesChange;
  /** Name of its series on the screen. */
  label: string;
}

export type TriageInput = Pick<Triage, 'state' | 'note'>;

/**
 * What the team made of changes, kept in Grafana's annotations, so that it is shared, survives, and is found by its
 * tags. One store serves all panels of a page with one request.
 */
export class TriageStore {
  private known: ReadonlyMap<string, Triage> = new Map();
  private readonly listeners = new Set<() => void>();
  private asked?: { at: number; answer: Promise<void> };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** All triage by key of the change. A new map after each load. */
  readonly snapshot = (): ReadonlyMap<string, Triage> => this.known;

  /** Looks up what is said, unless that was done a moment ago. Who may not read annotations, as in public dashboards, sees none. */
  refresh(now = Date.now()): Promise<void> {
    if (!hasPermission('annotations:read')) {
      return Promise.resolve();
    }
    if (!this.asked || now - this.asked.at > MAX_AGE) {
      this.asked = { at: now, answer: this.load().catch(() => undefined) };
    }
    return this.asked.answer;
  }

  /**
   * Says the same of changes, or nothing any more; one after the other, as Grafana's SQLite likes it.
   * @throws what Grafana answers when one may not; what was said before that stays
   */
  async set(subjects: TriageSubject[], said: TriageInput | undefined): Promise<void> {
    try {
      for (const subject of subjects) {
        await this.write(subject, said);
      }
    } finally {
      this.asked = { at: Date.now(), answer: this.load() };
      await this.asked.answer;
    }
  }

  private async write({ key, change, label }: TriageSubject, said: TriageInput | undefined): Promise<void> {
    const id = this.known.get(key)?.annotationId;
    if (said && (said.state || said.note?.trim())) {
      const data = triageAnnotation(key, change, label, said);
      await (id === undefined ? callGrafana('POST', URL, data) : callGrafana('PATCH', `${URL}/${id}`, data));
    } else if (id !== undefined) {
      await callGrafana('DELETE', `${URL}/${id}`);
    }
  }

  private async load(): Promise<void> {
    const found = await callGrafana<StoredAnnotation[]>(
      'GET',
      `${URL}?type=annotation&limit=${LIMIT}&tags=${TRIAGE_TAG}`
    );
    this.known = triageOf(found);
    this.listeners.forEach((listener) => listener());
  }
}

export const triageStore = new TriageStore();
