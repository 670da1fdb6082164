import type { Direction, MetricRule } from '../../core/query/model';

/** The rules with one for this series, before all others: the first that matches counts. */
export function withDirection(rules: MetricRule[] = [], series: string, direction: Direction): MetricRule[] {
  return [{ pattern: series, direction }, ...rules.filter(({ pattern }) => pattern !== series)];
}
