import { fixed, table, title } from '../print.mjs';

const NOISES = ['gauss', 't3', 'outliers3pct', 'skewed', 'ar05', 'quantised', 'weekly'];
const FROM = 40;
const SAME = 5;

/** Reports that are there at one length and not (within ±5) at the next, while the series grows to its end. */
function vanished(detector, values) {
  let gone = 0;
  let current = [];
  for (let n = FROM; n <= values.length; n++) {
    const reports = detector.detect(values.slice(0, n));
    gone += current.filter((old) => !reports.some((report) => Math.abs(report - old) <= SAME)).length;
    current = reports;
  }
  return gone;
}

/** (d) Does a report stay when points are appended? */
export function flapping(series, { flapping: count }, detectors) {
  const columns = ['null', 'step'].flatMap((kind) => NOISES.map((noise) => ({ kind, noise })));
  const samples = columns.map(({ kind, noise }) =>
    series
      .filter((one) => one.noise === noise && one.kind === kind && (kind === 'null' || one.magnitude === 3))
      .slice(0, count)
  );
  title(
    'Flapping: reports that vanish while a history grows from 40 to 200 points, per 100 new points',
    `${count} histories per column, without a change (null) and with 1-4 steps of 3 %`
  );
  table([
    ['detector', ...columns.map(({ kind, noise }) => `${noise} ${kind === 'null' ? 'null' : '3%'}`), 'all'],
    ...detectors.map((detector) => {
      const rates = samples.map((sample) => {
        const gone = sample.reduce((sum, one) => sum + vanished(detector, one.values), 0);
        return (100 * gone) / sample.reduce((sum, one) => sum + one.values.length - FROM, 0);
      });
      const all = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      return [detector.name, ...[...rates, all].map((rate) => fixed(rate, 2))];
    }),
  ]);
}
