import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { triageAnnotation, triageKey, triageOf } from './triage';

const [change] = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector).changes;
const key = triageKey(change);

it('what is said is read back, note and all, whoever lists annotations', () => {
  const kept = triageAnnotation(key, change, 'throughput', { state: 'expected', note: ' new disk\nsee PERF-1 ' });
  expect(kept.text).toBe('Regression: −12.0 % · throughput\nnew disk\nsee PERF-1');
  expect(kept.time).toBe(change.time);
  expect(triageOf([{ id: 7, updated: 5, login: 'jane', ...kept }]).get(key)).toEqual({
    state: 'expected',
    note: 'new disk\nsee PERF-1',
    by: 'jane',
    updated: 5,
    annotationId: 7,
  });
});

it('of two who speak at once, the last counts', () => {
  const say = (id: number, updated: number, state: 'hidden' | 'expected') => ({
    id,
    updated,
    ...triageAnnotation(key, change, 'throughput', { state }),
  });
  const all = [say(1, 10, 'hidden'), say(2, 20, 'expected'), say(3, 15, 'hidden')];
  expect(triageOf(all).get(key)).toMatchObject({ state: 'expected', annotationId: 2 });
});

it('other annotations are left alone', () => {
  expect(triageOf([{ id: 1, text: 'deploy', tags: ['hunter', 'deploy'] }, { id: 2 }]).size).toBe(0);
});

it('a key fits into a tag, and tells series, times and scopes apart', () => {
  const ids = Array.from({ length: 5000 }, (_, i) => `${'perf.daily.'.repeat(30)}${i}@${1.7e12 + i * 864e5}:up`);
  const keys = new Set(ids.flatMap((id) => [triageKey({ id }), triageKey({ id }, 'A:')]));
  expect(keys.size).toBe(10_000);
  expect(Math.max(...[...keys].map(({ length }) => length))).toBeLessThan(20);
});
