// What `bench:accuracy` does not ask of `robust`, for docs/detection.md: `node docs/measured/limits.mjs`, after
// `npm run build:kernel`. Simulated series of seed 100, as in bench/accuracy.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { NULL_NOISES } from '../../bench/accuracy/noise.mjs';
import { percent, say, table, title } from '../../bench/accuracy/print.mjs';
import { createRandom } from '../../bench/accuracy/random.mjs';
import { loadDetector } from '../../bench/load-detector.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '../..'));
const detector = await loadDetector();
const find = (values, maxPValue = 0.01) =>
  detector.detect(Float64Array.from(values), { method: 'robust', maxPValue, minMagnitude: 0 });
// what rules alarm on
const changes = ({ points }) =>
  points.filter(({ kind, subtle, isSwitch }) => kind !== 'unconfirmed' && !subtle && !isSwitch);
const generate = (n, value) => Array.from({ length: n }, (_, i) => value(i));
const share = (list, is) => percent(list.filter(is).length / list.length);

say('robust: what else is known of it (seed 100)');
byLength();
walks();
nearTheStart();
intervals();
lastRuns();
await whileGrowing();

function byLength() {
  const lengths = [20, 30, 50, 100, 200, 500, 1000, 2000, 5000];
  const noises = ['gauss', 't3', 'outliers3pct', 'skewed', 'ar03', 'ar05', 'ar08'];
  title('False alarms by length: % of stable series with any report, at 0.05 / 0.01', '1000 series each');
  table([
    ['values', ...noises],
    ...lengths.map((n) => [
      String(n),
      ...noises.map((noise) => {
        const random = createRandom(100, `length/${noise}/${n}`);
        const found = generate(1000, () => {
          const values = NULL_NOISES[noise](random, n).map((x) => 100 + x);
          return [0.05, 0.01].map((level) => changes(find(values, level)).length > 0);
        });
        return `${share(found, ([often]) => often)} / ${share(found, ([, seldom]) => seldom)}`;
      }),
    ]),
  ]);
}

function walks() {
  title(
    'Random walk with noise of standard deviation 1, 200 values, at 0.01: % of series',
    '500 series for each standard deviation of the steps of the walk'
  );
  table([
    ['steps of the walk', 'no stable level', 'changes reported', 'neither'],
    ...[0.1, 0.2, 0.3, 0.6, 1].map((size) => {
      const random = createRandom(100, `walk/${size}`);
      const found = generate(500, () => {
        let walk = 100;
        return find(generate(200, () => (walk += size * random.normal()) + random.normal()));
      });
      return [
        String(size),
        share(found, ({ remark }) => remark === 'noStableLevel'),
        share(found, (one) => changes(one).length > 0),
        share(found, (one) => !one.remark && changes(one).length === 0),
      ];
    }),
  ]);
}

function nearTheStart() {
  title(
    'A step of 5 and of 10 standard deviations soon after the start, 60 values, at 0.01: % found within ±1',
    '300 series each'
  );
  const before = [3, 4, 5, 6, 7, 8, 9, 10, 12, 15];
  table([
    ['values before it', ...before],
    ...[5, 10].map((size) => [
      `${size} sd`,
      ...before.map((at) => {
        const random = createRandom(100, `start/${size}/${at}`);
        const found = generate(300, () =>
          changes(find(generate(60, (i) => 100 + (i < at ? 0 : size) + random.normal())))
        );
        return share(found, (points) => points.some(({ index }) => Math.abs(index - at) <= 1));
      }),
    ]),
  ]);
}

function intervals() {
  const noises = ['gauss', 't3', 'outliers3pct', 'skewed', 'ar05', 'ar08'];
  title(
    '95 % intervals of a step of 4 standard deviations in the middle of 120 values, at 0.01: % that hold it',
    '1000 series each; of those in which it is found within ±5'
  );
  table([
    ['noise', ...noises],
    [
      'held',
      ...noises.map((noise) => {
        const random = createRandom(100, `interval/${noise}`);
        const found = generate(1000, () => {
          const values = NULL_NOISES[noise](random, 120).map((x, i) => 100 + x + (i < 60 ? 0 : 4));
          return find(values).points.find(({ kind, index }) => kind === 'step' && Math.abs(index - 60) <= 5);
        }).filter(Boolean);
        return share(found, ({ absoluteInterval: { low, high } }) => low <= 4 && high >= 4);
      }),
    ],
  ]);
}

function lastRuns() {
  const noises = Object.keys(NULL_NOISES);
  title('Last value unconfirmed in a stable series of 200 values, at 0.01: %', '2000 series each');
  table([
    ['noise', ...noises],
    [
      'unconfirmed',
      ...noises.map((noise) => {
        const random = createRandom(100, `last/${noise}`);
        const found = generate(2000, () => find(NULL_NOISES[noise](random, 200).map((x) => 100 + x)));
        return share(found, ({ points }) => points.some(({ kind }) => kind === 'unconfirmed'));
      }),
    ],
  ]);
}

async function whileGrowing() {
  const noises = ['gauss', 't3', 'outliers3pct', 'skewed', 'ar03', 'ar05', 'ar08'];
  const levels = [0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001];
  const histories = 6000;
  title(
    'False alarms of a stable series in a year, with a run and a look a day, by max p-value: new reports, even if taken back',
    `${histories} histories each, of 40 values, growing to 405; in brackets: % of histories with any`
  );
  const rows = [];
  for (const maxPValue of levels) {
    const cells = [];
    for (const noise of noises) {
      const random = createRandom(100, `year/${noise}`);
      const found = [];
      for (let i = 0; i < histories; i++) {
        found.push(await alarmsInYear(NULL_NOISES[noise](random, 40 + 365), maxPValue));
      }
      const all = found.reduce((sum, alarms) => sum + alarms, 0);
      cells.push(`${(all / histories).toFixed(4)} (${share(found, (alarms) => alarms > 0)})`);
    }
    rows.push([String(maxPValue), ...cells]);
  }
  table([['max p-value', ...noises], ...rows]);
}

/** How often a report appears where there was none with the run before. */
async function alarmsInYear(noise, maxPValue) {
  const values = noise.map((x) => 100 + x);
  const history = await detector.history({ method: 'robust', maxPValue, minMagnitude: 0 });
  history.append(values.slice(0, 40));
  let alarms = 0;
  let isThere = changes(history.changePoints()).length > 0;
  for (const value of values.slice(40)) {
    history.append([value]);
    const wasThere = isThere;
    isThere = changes(history.changePoints()).length > 0;
    alarms += isThere && !wasThere ? 1 : 0;
  }
  return alarms;
}
