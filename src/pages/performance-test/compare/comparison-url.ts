import { DEFAULT_COMPARISON } from '../../../core/compare/compare';
import { DEFAULT_BASELINE, DEFAULT_TAIL, formatRunSet, parseRunSet, type RunSet } from '../../../core/compare/run-set';
import { messageOf } from '../../../core/errors';

/** What is compared, all of it in the page's address, so that it can be shared. */
export interface ComparisonView {
  baseline: RunSet;
  tail: RunSet;
  maxPValue: number;
  minChange: number;
  /** What of the address cannot be used; the default stands in for it. */
  problems: string[];
}

export function readComparisonUrl(address: URLSearchParams): ComparisonView {
  const problems: string[] = [];
  const set = (name: 'baseline' | 'tail', otherwise: RunSet): RunSet => {
    const text = address.get(name);
    try {
      return text ? parseRunSet(text, name) : otherwise;
    } catch (error) {
      problems.push(messageOf(error));
      return otherwise;
    }
  };
  const share = (name: 'maxPValue' | 'minChange') => {
    const value = Number(address.get(name) || NaN);
    return value >= 0 && value <= 1 ? value : DEFAULT_COMPARISON[name];
  };
  return {
    baseline: set('baseline', DEFAULT_BASELINE),
    tail: set('tail', DEFAULT_TAIL),
    maxPValue: share('maxPValue'),
    minChange: share('minChange'),
    problems,
  };
}

/** What of the address to change; defaults are not in it. */
export function comparisonUrlChange(change: Partial<Omit<ComparisonView, 'problems'>>): Record<string, string | null> {
  const otherwise = { baseline: DEFAULT_BASELINE, tail: DEFAULT_TAIL, ...DEFAULT_COMPARISON };
  return Object.fromEntries(
    (Object.keys(change) as Array<keyof typeof otherwise>).map((name) => {
      const text = (value: RunSet | number) => (typeof value === 'number' ? String(value) : formatRunSet(value));
      const written = text(change[name]!);
      return [name, written === text(otherwise[name]) ? null : written];
    })
  );
}
