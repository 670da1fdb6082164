import { judgeChanges } from '../query/judge';
import { SAMPLES, type Sample } from '../testing/sample-detections';
import { DAY } from '../times/days';
import { recordChanges } from './record';
import { changePath, checkPrefix } from './recorded-path';

const ALL = { from: 0, to: Infinity };

function analysisOf({ name, times, values, detection }: Sample, labels: Record<string, string> = {}) {
  const series = { name, target: name, labels, times, values };
  return { series, segments: detection.segments, changes: judgeChanges(series, detection.points, 'higherIsBetter') };
}

const record = (analyses: Array<ReturnType<typeof analysisOf>>, range = ALL) =>
  recordChanges([{ analyses, range }], 'hunter');

describe('a recording', () => {
  it('has the change in % at its run, positive for a regression, and 0 at all others', () => {
    const [{ path, points, changes }] = record([analysisOf(SAMPLES.step)]);
    expect(path).toBe('hunter.perf.t.throughput.change');
    expect(changes).toBe(1);
    expect(points).toHaveLength(120);
    expect(points[70].value).toBeCloseTo(12);
    expect(points[70].seconds).toBe(SAMPLES.step.times[70] / 1000);
    expect(points.filter(({ value }) => value !== 0)).toHaveLength(1);
  });

  it('does not tell of a last run that is not confirmed', () => {
    const [{ points, changes }] = record([analysisOf(SAMPLES.unconfirmed)]);
    expect([changes, points.every(({ value }) => value === 0)]).toEqual([0, true]);
  });

  it('has the runs of its range only', () => {
    const { times } = SAMPLES.step;
    const range = { from: times[71], to: times[80] - DAY / 2 };
    const [{ points, changes }] = record([analysisOf(SAMPLES.step)], range);
    expect([points[0].seconds * 1000, points.length, changes]).toEqual([times[71], 9, 0]);
  });

  it('never shares its path with another, nor with results', () => {
    const named = (name: string) => analysisOf({ ...SAMPLES.step, name });
    expect(() => record([named('a b'), named('a,b')])).toThrow(
      'The changes of "a b" and of "a,b" would both be recorded as "hunter.a_b.change"'
    );
    expect(() => record([named('a'), named('hunter.a.change')])).toThrow('"hunter.a.change" holds results');
  });
});

it('tests whose series have the same names are apart', () => {
  const analyses = [analysisOf({ ...SAMPLES.step, name: 'latency' })];
  const tests = ['api.read', 'write'].map((name) => ({ analyses, range: ALL, name }));
  expect(recordChanges(tests, 'hunter').map(({ path }) => path)).toEqual([
    'hunter.api_read.latency.change',
    'hunter.write.latency.change',
  ]);
  expect(() => recordChanges([tests[0], { ...tests[0], name: 'api_read' }], 'hunter')).toThrow(
    'would both be recorded'
  );
});

it.each([
  ['perf.t.ops', {}, 'h.x.perf.t.ops.change'],
  ['perf.t.ops [main]', { branch: 'main' }, 'h.x.perf.t.ops.main.change'],
  ['perf.t.ops [release/6.8]', { branch: 'release/6.8' }, 'h.x.perf.t.ops.release_6_8.change'],
  ['ops;host=a b;dc=eu', { host: 'a b', dc: 'eu' }, 'h.x.ops.change;host=a_b;dc=eu'],
  ['scale(a.b, 2)', {}, 'h.x.scale_a.b__2_.change'],
  ['..a..b.', {}, 'h.x.a.b.change'],
])('the changes of %s, %j are at %s', (name, labels, path) => expect(changePath('h.x', { name, labels })).toBe(path));

it.each(['', '.', 'a.', 'a..b', 'a b', 'a;b=c', 'a/b', 'a*'])('%j is no prefix', (prefix) =>
  expect(() => checkPrefix(prefix)).toThrow(`under "${prefix}": a prefix is nodes with dots`)
);

it('a prefix within the results of the test is refused', () => {
  const tested = { test: 't', prefix: 'perf.t' };
  ['perf.t', 'perf.t.hunter'].forEach((prefix) =>
    expect(() => checkPrefix(prefix, tested)).toThrow('results of test "t"')
  );
  ['perf', 'perf.tt', 'hunter.perf.t'].forEach((prefix) => expect(() => checkPrefix(prefix, tested)).not.toThrow());
});
