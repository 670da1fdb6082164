/** A name that ends with labels, as Grafana and Prometheus write them: `latency {host="a", test="scan"}`, `{host="a"}`. */
const WITH_LABELS = /^(.*?)\s*\{(.*)\}$/s;

/** A label, also as Grafana's InfluxDB data source writes it: `host: a`. */
const LABEL = /\s*([^\s={}",:]+)\s*(?:=\s*"((?:[^"\\]|\\.)*)"|:\s*([^,]*))\s*(?:,|$)/gy;

/**
 * Names of series with labels, by what tells them apart: `latency {host="a", test="scan"}` and `latency {host="b",
 * test="scan"}` are `a` and `b`. Undefined where a name does not end with labels, or the short ones would be alike.
 */
export function shortLabels(names: string[]): string[] | undefined {
  const read = names.map(readName);
  if (names.length < 2 || !read.every((one) => one !== undefined)) {
    return undefined;
  }
  const keys = [...new Set(read.flatMap(({ labels }) => [...labels.keys()]))];
  const different = keys.filter((key) => differs(read.map(({ labels }) => labels.get(key))));
  const headed = differs(read.map(({ head }) => head));
  const short = read.map(({ head, labels }) =>
    [...(headed ? [head] : []), ...different.map((key) => labels.get(key))].filter(Boolean).join(', ')
  );
  return new Set(short).size === new Set(names).size && !short.includes('') ? short : undefined;
}

/** What stands before the labels, and these. */
function readName(name: string) {
  const [, head, text] = WITH_LABELS.exec(name) ?? [];
  if (!text) {
    return undefined;
  }
  const found = [...text.matchAll(LABEL)];
  const isWhole = found.reduce((sum, [all]) => sum + all.length, 0) === text.length;
  const labels = new Map(found.map(([, key, quoted, bare]) => [key, quoted ?? bare]));
  return isWhole ? { head, labels } : undefined;
}

const differs = (values: unknown[]) => new Set(values).size > 1;
