import type { ChangePoint } from '../src/core/changepoint/change-point';
import type { DetectOptions } from '../src/core/changepoint/detection';
import { loadDetector } from '../src/core/changepoint/detector';
import { KINDS, randomSeries } from '../src/core/testing/random-series';
import { print, table } from './measure';
import { OTAVA, python } from './python/environment';

/**
 * Compares this detector with the real Apache Otava 0.8.0 on random series. Indexes must be equal, numbers must agree
 * to 1e-9 relative; p-values below 1e-300 count as equal. Arguments: number of series (default 4,000), first seed.
 */
const COUNT = Number(process.argv[2] ?? 4000);
const FIRST = Number(process.argv[3] ?? 0);

type Row = number[];
interface Tally {
  series: number;
  points: number;
  lists: number;
  numbers: number;
  worst: number;
}

const optionsOf = (seed: number): DetectOptions => ({
  method: 'otava',
  windowLength: [50, 30, 50, 12, 50, 5, 100, 2][seed % 8],
  maxPValue: [0.001, 0.001, 0.01, 0.05, 1e-6, 0.2, 0.6][seed % 7],
  minMagnitude: seed % 5 === 0 ? 0.05 : 0,
  referenceStatistics: true,
  weak: true,
});

const rowOf = ({ index, pValue, before, after, relativeChange, magnitude }: ChangePoint): Row => [
  index,
  pValue,
  before.mean,
  before.std,
  after.mean,
  after.std,
  relativeChange,
  magnitude,
];

function difference(a: number, b: number): number {
  if (Object.is(a, b) || a === b || (Math.abs(a) < 1e-300 && Math.abs(b) < 1e-300)) {
    return 0;
  }
  const relative = Math.abs(a - b) / Math.abs(b);
  return Number.isNaN(relative) ? Infinity : relative;
}

function compare(ours: Row[], theirs: Row[], tally: Tally): void {
  if (ours.map(([index]) => index).join() !== theirs.map(([index]) => index).join()) {
    tally.lists++;
    return;
  }
  tally.points += ours.length;
  ours.forEach((row, i) => {
    const worst = Math.max(...row.map((value, j) => difference(value, theirs[i][j])));
    tally.worst = Math.max(tally.worst, worst);
    tally.numbers += worst > 1e-9 ? 1 : 0;
  });
}

const detector = await loadDetector();
const seeds = Array.from({ length: COUNT }, (_, i) => FIRST + i);
const lines = seeds.map((seed) => JSON.stringify({ ...optionsOf(seed), values: [...randomSeries(seed)] }));
const answer = python(OTAVA, 'conformance.py', lines.join('\n'));
if (answer === undefined) {
  print('Apache Otava cannot be run here: Python 3.10 to 3.13 and access to PyPI are needed.');
  process.exit(1);
}
const names = Object.keys(KINDS);
const tallies = new Map<string, Tally>();
const expected = answer
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line.replace(/\bNaN\b/g, 'null').replace(/(-?)Infinity\b/g, '$11e999')));
seeds.forEach((seed, i) => {
  const name = names[seed % names.length];
  const tally = tallies.get(name) ?? { series: 0, points: 0, lists: 0, numbers: 0, worst: 0 };
  tallies.set(name, tally);
  const { points, weak } = detector.detect(randomSeries(seed), optionsOf(seed));
  const theirs: Record<'weak' | 'final', Row[]> = expected[i];
  const known = (rows: Row[]) => rows.map((row) => row.map((value) => value ?? NaN));
  tally.series++;
  compare(weak!.map(rowOf), known(theirs.weak), tally);
  compare(points.map(rowOf), known(theirs.final), tally);
});

const all = [...tallies.values()];
const sum = (key: keyof Tally) => all.reduce((total, tally) => total + tally[key], 0);
const total: Tally = {
  series: sum('series'),
  points: sum('points'),
  lists: sum('lists'),
  numbers: sum('numbers'),
  worst: Math.max(...all.map(({ worst }) => worst)),
};
print(`\nAgainst Apache Otava 0.8.0: weak and final lists, statistics as Otava has them\n`);
table([
  ['kind', 'series', 'points', 'other lists', 'other numbers', 'worst relative difference'],
  ...[...tallies, ['all', total] as const].map(([name, { series, points, lists, numbers, worst }]) => [
    name,
    ...[series, points, lists, numbers].map(String),
    worst.toExponential(1),
  ]),
]);
process.exit(total.lists + total.numbers > 0 ? 1 : 0);
