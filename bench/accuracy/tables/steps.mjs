import { NOISES } from '../noise.mjs';
import { fixed, percent, table, title } from '../print.mjs';
import { pooledScore } from '../score.mjs';
import { HARD_CASES, MAGNITUDES, SHORT_SETUPS } from '../simulate.mjs';

/** `results`: [{ name, reports: indexes per series }], in the order of `series`. */
const scoreOf = (series, reports, wanted) =>
  pooledScore(series.flatMap((one, i) => (wanted(one) ? [[one.changes, reports[i]]] : [])));

/** (b) F1 by size of the step and by noise. */
export function steps(series, results) {
  const step = (one) => one.kind === 'step';
  const visible = (one) => step(one) && one.magnitude >= 2;
  title(
    'Steps: F1 (±5 points) by step size in % (= sd), all noises pooled; precision, recall, F1, exact (±1) over 2-20 %'
  );
  table([
    ['detector', ...MAGNITUDES.map((size) => `${size}%`), '|', 'P', 'R', 'F1', 'exact'],
    ...results.map(({ name, reports }) => {
      const pooled = scoreOf(series, reports, visible);
      const bySize = MAGNITUDES.map(
        (size) => scoreOf(series, reports, (one) => step(one) && one.magnitude === size).f1
      );
      const { precision, recall, f1, exact } = pooled;
      return [
        name,
        ...bySize.map((value) => fixed(value)),
        '|',
        ...[precision, recall, f1, exact].map((v) => fixed(v)),
      ];
    }),
  ]);
  title('F1 by noise (steps of 2-20 %)');
  const noises = Object.keys(NOISES);
  table([
    ['detector', ...noises],
    ...results.map(({ name, reports }) => [
      name,
      ...noises.map((noise) => fixed(scoreOf(series, reports, (one) => visible(one) && one.noise === noise).f1)),
    ]),
  ]);
}

/** % of the series without a change, per noise, that show one: few series, but the same for every peer. */
export function falseAlarmsOfPeers(series, results) {
  const noises = Object.keys(NOISES);
  title('False alarms in the same data: % of series without a change with at least one report (peers beside)');
  nullTable(series, results, noises, (reports) =>
    percent(
      share(reports, (one) => one.length > 0),
      0
    )
  );
}

/** (e) What looks like a change and is none. */
export function hardCases(series, results) {
  title(
    'No step, but looks like one: % of series with at least one report, and reports per series',
    'drift: 2 % per 100 points; random walk of 0.3 per point; spikes: +-15 sd in the middle, +-8 sd at the ends'
  );
  nullTable(series, results, HARD_CASES, (reports) => {
    const each = reports.reduce((sum, one) => sum + one.length, 0) / reports.length;
    return `${percent(
      share(reports, (one) => one.length > 0),
      0
    )} (${fixed(each, 2)})`;
  });
}

const share = (items, condition) => items.filter(condition).length / items.length;

function nullTable(series, results, noises, cell) {
  const of = (reports, noise) => reports.filter((_, i) => series[i].kind === 'null' && series[i].noise === noise);
  table([
    ['detector', ...noises],
    ...results.map(({ name, reports }) => [name, ...noises.map((noise) => cell(of(reports, noise)))]),
  ]);
}

/** (b) Short series with several changes. */
export function shortHistories(series, results) {
  title(
    'Short series (30-50 points, white noise of 1 %): F1 by set-up; precision, recall, F1 and exact (±1) over all',
    `"${SHORT_SETUPS.quoted.title}": the set-up in which Otava has about the 0.97 that the issue quotes`
  );
  table([
    ['detector', ...Object.values(SHORT_SETUPS).map((setup) => setup.title), '|', 'P', 'R', 'F1', 'exact'],
    ...results.map(({ name, reports }) => {
      const { precision, recall, f1, exact } = scoreOf(series, reports, () => true);
      const bySetup = Object.keys(SHORT_SETUPS).map(
        (setup) => scoreOf(series, reports, (one) => one.setup === setup).f1
      );
      return [
        name,
        ...bySetup.map((value) => fixed(value)),
        '|',
        ...[precision, recall, f1, exact].map((v) => fixed(v)),
      ];
    }),
  ]);
}
