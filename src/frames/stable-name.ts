import { getFieldDisplayName, type DataFrame, type Field, type Labels } from '@grafana/data';

/** The name of a field's series, among all fields of an answer: the same one in each answer. */
export const nameOfField = (field: Field, frame: DataFrame, frames: DataFrame[]): string =>
  stableName(getFieldDisplayName(field, frame, frames), field.labels);

/**
 * A name with its labels in the order of the alphabet. Grafana's InfluxDB data source writes `cpu.mean { host: a, dc: b }`
 * in an order that differs from one answer to the next, as Go's maps have none; but changes, notes on them and alerts are
 * told apart by the names of their series.
 */
export function stableName(name: string, labels: Labels = {}): string {
  const pairs = Object.keys(labels)
    .sort()
    .map((key) => `${key}: ${labels[key]}`);
  const sorted = pairs.join(', ');
  const written = name.slice(-sorted.length - 2, -2);
  const isSame = pairs.length > 1 && name.endsWith(`{ ${written} }`) && pairs.every((pair) => written.includes(pair));
  return isSame ? `${name.slice(0, -sorted.length - 2)}${sorted} }` : name;
}
