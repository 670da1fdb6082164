import { fixed, table, title } from '../print.mjs';
import { annotatedF1, countMarks, covering } from '../real/metrics.mjs';

/** (f) Real series that people annotated, default settings. */
export function realSeries(name, series, results, { each }) {
  title(
    `Real annotated series, ${name} (${series.length} series)`,
    'covering, F1 (±5): mean over the series (van den Burg & Williams 2020); recall: of the places that 3 people marked, ' +
      'precision: reports at anybody’s mark, of all series together; none: never reporting'
  );
  const all = [{ name: 'none', reports: series.map(() => []) }, ...results];
  const scores = all.map(({ reports }) =>
    series.map(({ annotations, values }, i) => ({
      cover: covering(annotations, reports[i], values.length),
      f1: annotatedF1(annotations, reports[i]),
      ...countMarks(annotations, reports[i]),
    }))
  );
  const sum = (row, key) => scores[row].reduce((total, one) => total + one[key], 0);
  const mean = (row, key) => sum(row, key) / series.length;
  table([
    ['detector', 'covering', 'F1', 'recall', 'precision', 'reports a series'],
    ...all.map(({ name }, row) => [
      name,
      fixed(mean(row, 'cover')),
      fixed(mean(row, 'f1')),
      fixed(sum(row, 'found') / (sum(row, 'agreed') || 1)),
      fixed(sum(row, 'right') / (sum(row, 'reports') || 1)),
      fixed(mean(row, 'reports'), 1),
    ]),
  ]);
  if (each) {
    title('The same per series: covering / F1 / reports');
    table([
      ['series', 'points', ...all.map(({ name }) => name)],
      ...series.map(({ name, values }, i) => [
        name,
        values.length,
        ...scores.map((row) => `${fixed(row[i].cover, 2)}/${fixed(row[i].f1, 2)}/${row[i].reports}`),
      ]),
    ]);
  }
}
