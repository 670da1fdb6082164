import { LIFELIKE } from '../lifelike.mjs';
import { fixed, table, title } from '../print.mjs';
import { pooledScore } from '../score.mjs';

/** (g) Histories that do what real ones do: F1, and precision and recall. */
export function lifelikeHistories(series, results) {
  const kinds = Object.keys(LIFELIKE);
  title(
    'Lifelike histories of 400 points: F1 (precision, recall), ±5',
    ...kinds.map((kind) => `${kind}: ${LIFELIKE[kind].title}`)
  );
  table([
    ['detector', ...kinds],
    ...results.map(({ name, reports }) => [
      name,
      ...kinds.map((kind) => {
        const pairs = series.map((one, i) => [one, reports[i]]).filter(([one]) => one.kind === kind);
        const { f1, precision, recall } = pooledScore(pairs.map(([one, found]) => [one.changes, found]));
        return `${fixed(f1)} (${fixed(precision, 2)}, ${fixed(recall, 2)})`;
      }),
    ]),
  ]);
}
