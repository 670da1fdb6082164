/** Grafana's charts and rules take null for what has no number; at the ends of what a double holds, sums and shares have none. */
export const finiteOrNull = (value: number | null | undefined): number | null =>
  Number.isFinite(value) ? (value as number) : null;
