// The simulated histories of docs/detection.md. Reproducible: the same on every machine.
import { createRandom } from '../../bench/accuracy/random.mjs';

const DAY = 86_400_000;
/** A Monday. */
const START = Date.UTC(2026, 0, 5);

function history(name, facts, value) {
  const random = createRandom(100, `docs/${name}`);
  const values = Float64Array.from({ length: facts.runs }, (_, i) => value(random, i));
  return { name, ...facts, values, times: values.map((_, i) => START + i * DAY) };
}

const WILD = new Map([
  [31, 2.6],
  [74, 1.4],
  [75, 1.1],
  [128, 3.1],
  [159, 1.6],
]);

/** Runs with which the other machine is at it. */
const SWITCHES = [21, 38, 60, 71, 99, 118, 131, 150, 172, 188];

const isWeekend = (i) => i % 7 >= 5;
let walk = 0;

export const HISTORIES = [
  history('step', { title: 'Throughput, ops/s', runs: 160, better: 'higher' }, (random, i) =>
    Math.round((i < 110 ? 52_000 : 50_400) + 500 * random.normal())
  ),
  history(
    'spikes',
    { title: 'Latency p99, ms', runs: 160, better: 'lower' },
    (random, i) => (i < 96 ? 8 : 8.6) + 0.2 * random.normal() + (WILD.get(i) ?? 0)
  ),
  history('switching', { title: 'Query time, ms: two machines', runs: 240, better: 'lower' }, (random, i) =>
    Math.round(
      (SWITCHES.filter((at) => at <= i).length % 2 ? 5850 : 5200) + (i >= 205 ? 900 : 0) + 90 * random.normal()
    )
  ),
  history('unconfirmed', { title: 'Throughput, ops/s, until today', runs: 120, better: 'higher' }, (random, i) =>
    Math.round((i < 119 ? 52_000 : 48_500) + 500 * random.normal())
  ),
  history(
    'drift',
    { title: 'Memory, MB', runs: 240, better: 'lower' },
    (random, i) => 2000 + 1.8 * Math.min(70, Math.max(0, i - 80)) + 25 * random.normal()
  ),
  history(
    'walk',
    { title: 'Disk use, GB: a random walk', runs: 200, better: 'lower' },
    (random) => 400 + (walk += 1.2 * random.normal()) + 2 * random.normal()
  ),
  history(
    'weekdays',
    {
      title: 'Throughput, ops/s: Saturdays and Sundays (pale) are slower',
      runs: 182,
      better: 'higher',
      isPale: isWeekend,
    },
    (random, i) => Math.round((i < 129 ? 52_000 : 50_800) - (isWeekend(i) ? 2400 : 0) + 400 * random.normal())
  ),
];
