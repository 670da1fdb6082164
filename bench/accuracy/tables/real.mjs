import { fixed, table, title } from '../print.mjs';
import { annotatedF1, covering } from '../real/metrics.mjs';

/** (f) Real series that people annotated: covering and F1 (±5), means over the series, default settings. */
export function realSeries(name, series, results, { each }) {
  title(
    `Real annotated series, ${name} (${series.length} series): covering, F1 (±5) as in van den Burg & Williams 2020; reports per series`,
    'none: a detector that never reports, for comparison'
  );
  const all = [{ name: 'none', reports: series.map(() => []) }, ...results];
  const scores = all.map(({ reports }) =>
    series.map(({ annotations, values }, i) => ({
      cover: covering(annotations, reports[i], values.length),
      f1: annotatedF1(annotations, reports[i]),
      count: reports[i].length,
    }))
  );
  const mean = (row, key) => scores[row].reduce((sum, one) => sum + one[key], 0) / series.length;
  table([
    ['detector', 'covering', 'F1', 'reports'],
    ...all.map(({ name }, row) => [
      name,
      fixed(mean(row, 'cover')),
      fixed(mean(row, 'f1')),
      fixed(mean(row, 'count'), 1),
    ]),
  ]);
  if (each) {
    title('The same per series: covering / F1 / reports');
    table([
      ['series', 'points', ...all.map(({ name }) => name)],
      ...series.map(({ name, values }, i) => [
        name,
        values.length,
        ...scores.map((row) => `${fixed(row[i].cover, 2)}/${fixed(row[i].f1, 2)}/${row[i].count}`),
      ]),
    ]);
  }
}
