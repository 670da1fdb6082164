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
    `${stable} series per noise. Promised: at most so many times the level; ! two standard errors above that.`
  );
  const cell = (level, noise, count) => {
    const error = standardError(count, stable);
    const broken = level !== undefined && count / stable - 2 * error > PROMISED[noise] * level;
    return `${percent(count / stable, 2)}±${percent(error, 2)}${broken ? '!' : ' '}`;
  };
  table([
    ['detector', ...noises.map((noise) => `${noise} `)],
    ['promised (x level)', ...noises.map((noise) => `${PROMISED[noise] ?? '-'} `)],
    ...detectors.map(({ name, level }, row) => [
      name,
      ...noises.map((noise, column) => cell(level, noise, alarms[row][column])),
    ]),
  ]);
}
