import { NULL_NOISES, PROMISED } from '../noise.mjs';
import { percent, table, title } from '../print.mjs';
import { standardError } from '../score.mjs';
import { stableSeries } from '../simulate.mjs';

/** (a) How often a stable series of 200 points shows at least one change. */
export function falseAlarms({ seed, stable }, detectors) {
  const noises = Object.keys(NULL_NOISES);
  const alarms = detectors.map(() => noises.map(() => 0));
  noises.forEach((noise, column) => {
    for (const values of stableSeries(seed, noise, stable)) {
      detectors.forEach((detector, row) => {
        alarms[row][column] += detector.detect(values).length > 0 ? 1 : 0;
      });
    }
  });
  title(
    'False alarms: % of series without a change (200 points) with at least one report, ± standard error',
    `${stable} series per noise. Promised: at most so many times the level.`
  );
  table([
    ['detector', ...noises],
    ['promised (x level)', ...noises.map((noise) => PROMISED[noise] ?? '-')],
    ...detectors.map((detector, row) => [
      detector.name,
      ...alarms[row].map((count) => `${percent(count / stable, 2)}±${percent(standardError(count, stable), 2)}`),
    ]),
  ]);
}
