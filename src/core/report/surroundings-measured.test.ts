import { loadDetector, type KernelDetector } from '../changepoint/detector';
import { DEFAULT_DETECTION } from '../changepoint/options';
import { analyseSeries } from '../query/analyse';
import { normal, random } from '../testing/random-series';
import { DAY } from '../times/days';
import { groupChanges, type FoundChange } from './group-changes';
import type { AnalysedHistory } from './moved-together';

/** How often the surroundings are seen: the numbers in docs/app.md are those of 20 histories of each kind. */
const HISTORIES = 20;
const [TESTS, METRICS, RUNS, MOVED_AT] = [20, 5, 120, 90];

let detector: KernelDetector;
beforeAll(async () => {
  detector = await loadDetector();
});

interface Suite {
  /** Tests that move, and the share of their metrics that do. */
  tests: number;
  share: number;
  /** Smallest and largest move; three in ten go the other way. */
  size: [number, number];
}

/** Whether the run with which a suite moved is taken for one of its surroundings. Noise is 1 to 5 % of the level. */
function isSeen({ tests, share, size: [low, high] }: Suite, seed: number): boolean {
  const next = random(seed);
  const found: FoundChange[] = [];
  const histories: AnalysedHistory[] = [];
  const times = Float64Array.from({ length: RUNS }, (_, run) => (20_000 + run) * DAY);
  for (let i = 0; i < TESTS * METRICS; i++) {
    const test = `t${Math.floor(i / METRICS)}`;
    const noise = 0.01 + 0.04 * next();
    const moves = i < tests * METRICS && next() < share;
    const level = moves ? 1 + (low + (high - low) * next()) * (next() < 0.3 ? -1 : 1) : 1;
    const values = times.map((_, run) => 100 * (1 + noise * normal(next)) * (run >= MOVED_AT ? level : 1));
    const series = { name: `${test}.m${i}`, target: '', labels: {}, times, values };
    const { changes } = analyseSeries(series, { detection: DEFAULT_DETECTION }, detector);
    found.push(...changes.map((change) => ({ test, change })));
    histories.push({ test, from: times[0], to: times[RUNS - 1] });
  }
  return groupChanges(found, histories).some(({ cause }) => cause === 'surroundings');
}

const count = (suite: Suite) =>
  Array.from({ length: HISTORIES }, (_, seed) => isSeen(suite, seed + 1)).filter(Boolean).length;

it('a machine that moves four fifths of all metrics is seen, also where the moves are as small as the noise', () => {
  expect(count({ tests: 20, share: 0.8, size: [0.05, 0.15] })).toBe(HISTORIES);
  expect(count({ tests: 20, share: 0.8, size: [0.03, 0.08] })).toBeGreaterThanOrEqual(HISTORIES - 1);
});

it('code that moves half of the tests, or a third of the metrics of all, is not taken for it; nor is noise', () => {
  expect(count({ tests: 10, share: 1, size: [0.05, 0.15] })).toBe(0);
  expect(count({ tests: 20, share: 0.3, size: [0.05, 0.15] })).toBe(0);
  expect(count({ tests: 0, share: 0, size: [0, 0] })).toBe(0);
});
