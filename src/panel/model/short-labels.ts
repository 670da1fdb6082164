import type { Labels } from '@grafana/data';

/** A name that ends with its labels, as Grafana writes them: `latency {host="a", test="scan"}`, `{host="a"}`. */
const WITH_LABELS = /^(.*?)\s*(\{.*\})$/s;

/**
 * Names of series with labels, by what tells them apart: `latency {host="a", test="scan"}` and `latency {host="b",
 * test="scan"}` are `a` and `b`. Undefined where a name does not end with its labels, or the short ones would be alike.
 *
 * @param labels of each series
 */
export function shortLabels(names: string[], labels: Labels[]): string[] | undefined {
  const heads = names.map((name, i) => headOf(name, labels[i]));
  if (names.length < 2 || !heads.every((head) => head !== undefined)) {
    return undefined;
  }
  const keys = [...new Set(labels.flatMap(Object.keys))].filter((key) => differs(labels.map((one) => one[key])));
  const short = names.map((_, i) =>
    [...(differs(heads) ? [heads[i]] : []), ...keys.map((key) => labels[i][key])].filter(Boolean).join(', ')
  );
  return new Set(short).size === new Set(names).size && !short.includes('') ? short : undefined;
}

/** What stands before the labels; undefined where the name does not have all of them. */
function headOf(name: string, labels: Labels = {}): string | undefined {
  const values = Object.values(labels);
  const [, head, written] = WITH_LABELS.exec(name) ?? [];
  return values.length > 0 && values.every((value) => written?.includes(value)) ? head : undefined;
}

const differs = (values: unknown[]) => new Set(values).size > 1;
