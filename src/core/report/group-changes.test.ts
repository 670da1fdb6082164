import * as fc from 'fast-check';

import { analyseSeries } from '../query/analyse';
import type { SeriesChange } from '../query/judge';
import { DEFAULT_QUERY } from '../query/model';
import { SAMPLES, sampleDetector } from '../testing/sample-detections';
import { DAY } from '../times/days';
import { groupDirections, groupExtent, groupName, groupQuestion, groupTitle } from './describe-group';
import { groupChanges, type FoundChange } from './group-changes';
import type { AnalysedHistory } from './moved-together';

const [step] = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector).changes;
const START = Date.UTC(2026, 5, 1);

interface Made extends Partial<SeriesChange> {
  day: number;
  metric?: string;
  commit?: string;
  machine?: string;
}

function found(test: string, { day, metric = 'latency', commit, machine, ...more }: Made): FoundChange {
  const time = START + day * DAY;
  const series = `${test}.${metric}`;
  const firstBadRun = { time, ...(commit && { commit }), ...(machine && { machine }) };
  const change = { ...step, time, lastGoodTime: time - DAY, series, id: `${series}@${time}:up`, firstBadRun, ...more };
  return { test, change };
}

const history = (test: string, machine?: string): AnalysedHistory => ({
  test,
  from: START - 90 * DAY,
  to: START + 90 * DAY,
  ...(machine && { machine }),
});
const histories = (tests: number, metrics: number) =>
  Array.from({ length: tests * metrics }, (_, i) => history(`t${Math.floor(i / metrics)}`));

const causes = (all: FoundChange[], of: AnalysedHistory[]) =>
  groupChanges(all, of).map(({ cause, changes }) => `${cause} ${changes.length}`);

it('a commit gathers its changes over all tests, and says how many and how bad', () => {
  const all = [
    found('lwt-read', { day: 3, metric: 'p99', commit: 'e64c0dad13aaaa', magnitude: 0.2, relativeChange: 0.16 }),
    found('lwt-read', { day: 3, metric: 'p50', commit: 'e64c0dad13aaaa' }),
    found('scan', { day: 5, commit: 'e64c0dad13aaaa', verdict: 'improvement' }),
    found('scan', { day: 9, commit: 'ffff' }),
  ];
  const [later, first] = groupChanges(all, histories(20, 5));
  expect(groupTitle(first)).toBe('e64c0dad13: 3 metrics in 2 tests, worst +16.0 %');
  expect(groupDirections(first)).toBe('2 regressions, 1 improvement');
  expect(groupTitle(later)).toBe('ffff: 1 metric in 1 test, worst −12.0 %');
});

it('without commits, the runs of one night count as one, those of the next as another; drifts are of no run', () => {
  const minute = 60_000 / DAY;
  const all = [
    found('a', { day: 1 }),
    found('b', { day: 1 + 90 * minute }),
    found('a', { day: 2 }),
    found('c', { day: 1, kind: 'gradual' }),
  ];
  expect(causes(all, histories(20, 5))).toEqual(['run 1', 'run 2', 'drift 1']);
  expect(groupChanges(all, []).map((group) => groupName(group))).toEqual([
    'Run of 2026-06-03',
    'Run of 2026-06-02',
    'Drift since 2026-06-02',
  ]);
});

describe('what moves most tests is told from the code', () => {
  const moved = (tests: number, metrics: number, more: Partial<Made> = {}) =>
    Array.from({ length: tests * metrics }, (_, i) =>
      found(`t${Math.floor(i / metrics)}`, {
        day: 14,
        metric: `m${i % metrics}`,
        commit: 'abc',
        verdict: i % 2 ? 'regression' : 'improvement',
        ...more,
      })
    );

  it('in both directions, as one entry with a question, and other commits stay apart', () => {
    const all = [...moved(9, 4), found('t9', { day: 20, commit: 'def' })];
    const [commit, surroundings] = groupChanges(all, histories(10, 5));
    expect(groupQuestion(surroundings)).toBe('36 of 50 metrics moved with one run: machine, compiler or base image?');
    expect(groupName(surroundings)).toBe('Run of 2026-06-15');
    expect(groupExtent(surroundings)).toBe('36 metrics in 9 tests');
    expect(commit).toMatchObject({ cause: 'commit', commit: 'def' });
    expect(groupQuestion(commit)).toBeUndefined();
  });

  it('but not where less than half of the metrics or of the tests did, nor in one or two tests', () => {
    expect(causes(moved(10, 2), histories(10, 5))).toEqual(['commit 20']);
    expect(causes(moved(4, 5), histories(10, 5))).toEqual(['commit 20']);
    expect(causes(moved(2, 5), histories(2, 5))).toEqual(['commit 10']);
  });

  it('a change that was placed one run too late or too early counts as well, a later one does not', () => {
    const near = [
      found('t9', { day: 15 }),
      found('t9', { day: 13, metric: 'b' }),
      found('t9', { day: 16, metric: 'c' }),
    ];
    expect(causes([...moved(9, 3), ...near], histories(10, 5))).toEqual(['run 1', 'surroundings 29']);
  });

  it('on one machine, where the runs tell on which they ran', () => {
    const all = [3, 4, 5].flatMap((test) =>
      ['a', 'b'].map((metric) => found(`t${test}`, { day: 14, metric, machine: 'perf-2', commit: 'abc' }))
    );
    const where = Array.from({ length: 20 }, (_, i) => history(`t${Math.floor(i / 2)}`, i < 6 ? 'perf-1' : 'perf-2'));
    const on = where.map((one) => (['t3', 't4', 't5'].includes(one.test) ? one : { ...one, machine: 'perf-1' }));
    const [group] = groupChanges(all, on);
    expect(group).toMatchObject({ cause: 'surroundings', machine: 'perf-2', moved: { series: 6, ofSeries: 6 } });
    expect(groupQuestion(group)).toContain('6 of 6 metrics on this machine moved');
  });
});

describe('laws', () => {
  const change = fc
    .record({
      test: fc.integer({ min: 0, max: 5 }),
      metric: fc.constantFrom('a', 'b', 'c'),
      day: fc.integer({ min: 0, max: 6 }),
      commit: fc.constantFrom(undefined, 'abc', 'def'),
      machine: fc.constantFrom(undefined, 'm1', 'm2'),
      kind: fc.constantFrom('step' as const, 'step' as const, 'gradual' as const),
      gap: fc.constantFrom(DAY / 24, DAY, 7 * DAY),
      magnitude: fc.constantFrom(0.1, 0.2),
    })
    .map(({ test, gap, ...more }) => {
      const one = found(`t${test}`, more);
      return { ...one, change: { ...one.change, lastGoodTime: one.change.time - gap } };
    });
  // a series has one change at a time
  const changes = fc.uniqueArray(change, { maxLength: 60, selector: ({ test, change: { id } }) => `${test} ${id}` });
  const known = fc.integer({ min: 0, max: 6 }).map((tests) => histories(tests, 3));

  it('each change is in exactly one group', () => {
    fc.assert(
      fc.property(changes, known, (all, of) => {
        const grouped = groupChanges(all, of).flatMap((group) => group.changes);
        expect(grouped).toHaveLength(all.length);
        expect(new Set(grouped)).toEqual(new Set(all));
      })
    );
  });

  it('the order of the changes and of the histories does not matter, and ids are unique', () => {
    const shuffled = fc.tuple(changes, known).chain(([all, of]) =>
      fc.record({
        all: fc.constant(all),
        of: fc.constant(of),
        again: fc.shuffledSubarray(all, { minLength: all.length }),
        ofAgain: fc.shuffledSubarray(of, { minLength: of.length }),
      })
    );
    fc.assert(
      fc.property(shuffled, ({ all, of, again, ofAgain }) => {
        const groups = groupChanges(all, of);
        expect(groupChanges(again, ofAgain)).toEqual(groups);
        expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
      })
    );
  });
});
