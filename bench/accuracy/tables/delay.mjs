import { idealDelay, millerSiegmundThreshold, pointsAtOneLook, simulateThresholds } from '../limit.mjs';
import { fixed, percent, table, title } from '../print.mjs';
import { median } from '../score.mjs';
import { DELAY_AT, DELAY_LENGTH, DELAY_MAGNITUDES, DELAY_NOISES, growthSeries } from '../simulate.mjs';

const NEVER = 99;
const LEVELS = [0.05, 0.01, 0.001];
/** Noises with a Gaussian limit → AR(1) coefficient. Of others more can be got by knowing their shape. */
const GAUSSIAN = { gauss: 0, ar05: 0.5 };

const columns = DELAY_NOISES.flatMap((noise) => DELAY_MAGNITUDES.map((magnitude) => ({ noise, magnitude })));

/** Points after the step until it is first reported within ±3, and until it is reported without interruption. */
function delayOf(detector, values) {
  let first = NEVER;
  let lasting = NEVER;
  for (let n = DELAY_AT + 1; n <= DELAY_LENGTH; n++) {
    const found = detector.detect(values.slice(0, n)).some((index) => Math.abs(index - DELAY_AT) <= 3);
    first = found ? Math.min(first, n - DELAY_AT) : first;
    lasting = found ? Math.min(lasting, n - DELAY_AT) : NEVER;
  }
  return { first, lasting };
}

/** (c) How soon a step is reported in a growing history, beside what is possible at that level. */
export function delays({ seed, growth, limits }, detectors) {
  const series = growthSeries(seed, growth);
  title(
    'Delay: points after one step until first reported (median) / never within 60 (%) / lasting (median)',
    `${growth} growing histories per column: noise and step size in sd, after ${DELAY_AT} points. ${NEVER}: not within 60.`
  );
  table([
    ['detector', ...columns.map(({ noise, magnitude }) => `${noise} ${magnitude}`)],
    ...detectors.map((detector) => [
      detector.name,
      ...columns.map(({ noise, magnitude }) => {
        const own = series.filter((one) => one.noise === noise && one.magnitude === magnitude);
        const found = own.map(({ values }) => delayOf(detector, values));
        const never = found.filter(({ first }) => first === NEVER).length / found.length;
        return `${median(found.map((f) => f.first))}/${percent(never, 0)}%/${median(found.map((f) => f.lasting))}`;
      }),
    ]),
  ]);
  printLimits(seed, limits);
}

function printLimits(seed, repetitions) {
  const thresholds = new Map(
    Object.values(GAUSSIAN).map((phi) => [phi, simulateThresholds(seed, LEVELS, repetitions * 10, phi)])
  );
  title(
    'The statistical limit of the delay (Gaussian noise of known variance and correlation; limit.mjs derives it)',
    'at one look: smallest number of points that show the step with probability 1/2; growing: median of the ideal detector'
  );
  const n = DELAY_AT + 5;
  table([
    ['level', 'threshold b (sd)', 'Miller & Siegmund'],
    ...LEVELS.map((level) => [level, fixed(thresholds.get(0).get(level)(n)), fixed(millerSiegmundThreshold(level, n))]),
  ]);
  const limited = columns.filter(({ noise }) => noise in GAUSSIAN);
  const row = (name, cell) => [name, ...limited.map(({ noise, magnitude }) => cell(GAUSSIAN[noise], magnitude))];
  table([
    ['limit', ...limited.map(({ noise, magnitude }) => `${noise} ${magnitude}`)],
    ...LEVELS.flatMap((level) => {
      const b = (phi) => thresholds.get(phi).get(level);
      return [
        row(`${level}, level before known`, (phi, d) => pointsAtOneLook(d, b(phi), Infinity, phi)),
        row(`${level}, at one look`, (phi, d) => pointsAtOneLook(d, b(phi), DELAY_AT, phi)),
        row(`${level}, growing`, (phi, d) => idealDelay(seed, d, b(phi), repetitions, phi)),
      ];
    }),
  ]);
}
