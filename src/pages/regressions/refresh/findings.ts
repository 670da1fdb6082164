import type { AnalysedMetric } from '../change-rows';
import type { CachedResult } from './cached-result';
import type { Item } from './item';
import type { ItemOutcome } from './refresh-items';

/** All that is found so far in the tests and saved sources of a page. */
export interface Findings {
  metrics: AnalysedMetric[];
  problems: Array<{ test: string; message: string }>;
  /** Items that are refreshed, of how many. */
  done: number;
  total: number;
}

export const NO_FINDINGS: Findings = { metrics: [], problems: [], done: 0, total: 0 };

/** Collects the results of one refresh. */
export class FindingsCollector {
  private readonly results = new Map<string, CachedResult>();
  private readonly problems = new Map<string, Findings['problems'][number]>();
  done = 0;

  constructor(private readonly total: number) {}

  /** Results of an earlier refresh, by id of the item. */
  addCached(cached: Map<string, CachedResult>): void {
    cached.forEach((result, id) => this.results.set(id, result));
  }

  /** An item is done. Without `result`, the cached one still holds. */
  addOutcome({ id, name }: Item, { result, problem }: ItemOutcome): void {
    this.done++;
    if (result) {
      this.results.set(id, result);
    }
    if (problem) {
      this.problems.set(id, { test: name, message: problem });
    }
  }

  findings(): Findings {
    return {
      metrics: [...this.results.values()].flatMap(({ metrics }) => metrics),
      problems: [...this.problems.values()],
      done: this.done,
      total: this.total,
    };
  }
}
