import type { AnalysedHistory } from '../../../core/report/moved-together';
import type { AnalysedMetric } from '../change-rows';
import type { FoundItem } from '../refresh/found-item';
import type { DoneItem } from '../refresh/news';

/** All that is found so far in the tests and saved sources of a page. */
export interface Findings {
  /** Metrics with at least one change. */
  changed: AnalysedMetric[];
  /** The runs of all metrics. */
  histories: AnalysedHistory[];
  /** Number of all metrics. */
  metrics: number;
  problems: Array<{ test: string; message: string }>;
  /** Items that are refreshed, of how many. */
  done: number;
  total: number;
}

export const NO_FINDINGS: Findings = { changed: [], histories: [], metrics: 0, problems: [], done: 0, total: 0 };

/** Collects what one refresh finds. */
export class FindingsCollector {
  private readonly items = new Map<string, FoundItem>();
  private readonly problems = new Map<string, Findings['problems'][number]>();
  done = 0;

  constructor(private readonly total: number) {}

  /** Adds what an earlier refresh found, by id of the item. */
  addCached(found: Array<[id: string, FoundItem]>): void {
    found.forEach(([id, item]) => this.items.set(id, item));
  }

  /** Notes that an item is done. */
  addDone({ id, name, found, problem }: DoneItem): void {
    this.done++;
    if (found) {
      this.items.set(id, found);
    }
    if (problem) {
      this.problems.set(id, { test: name, message: problem });
    }
  }

  findings(): Findings {
    const all = [...this.items.values()];
    return {
      changed: all.flatMap(({ changed }) => changed),
      histories: all.flatMap(({ histories }) => histories),
      metrics: all.reduce((sum, { metrics }) => sum + metrics, 0),
      problems: [...this.problems.values()],
      done: this.done,
      total: this.total,
    };
  }
}
