import { loadDetector } from '../changepoint/detector';
import { SAMPLES } from '../testing/sample-detections';
import { analyseMany, analyseSeries } from './analyse';
import { ruleFor } from './direction';
import { DEFAULT_QUERY } from './model';
import { validateQuery } from './stored-query';

const step = { ...SAMPLES.step, name: 'a.size', target: '', labels: {} };

it('each field is that of the first rule that has it', () =>
  expect(
    ruleFor('a.size', [
      { pattern: 'size', direction: 'lowerIsBetter', unit: undefined },
      { pattern: '*', direction: 'either', unit: 'bytes' },
      { pattern: 'other', scale: 3 },
    ])
  ).toEqual({ direction: 'lowerIsBetter', unit: 'bytes' }));

it('scale and unit are those of all that is reported', async () => {
  const detector = await loadDetector();
  const plain = analyseSeries(step, DEFAULT_QUERY, detector);
  const rules = { ...DEFAULT_QUERY, metrics: [{ pattern: 'size', scale: 1024, unit: 'bytes' }] };
  const scaled = analyseSeries(step, rules, detector);
  expect(scaled.series.values[0]).toBe(step.values[0] * 1024);
  expect(plain.changes.length).toBeGreaterThan(0);
  expect(scaled.changes.map(({ unit }) => unit)).toEqual(plain.changes.map(() => 'bytes'));
});

it('thresholds of one metric leave the others, and the order, as they are', async () => {
  const levels = (name: string) => ({
    ...{ name, target: '', labels: {} },
    times: Float64Array.from({ length: 60 }, (_, i) => i * 86_400_000),
    values: Float64Array.from({ length: 60 }, (_, i) => (i < 30 ? 100 : 110) + (i % 4)),
  });
  const all = ['a', 'b', 'c'].map(levels);
  const options = { ...DEFAULT_QUERY, metrics: [{ pattern: 'b', detection: { minMagnitude: 0.5 } }] };
  const analyses = await analyseMany(all, options, await loadDetector());
  expect(analyses.map(({ series, changes }) => [series.name, changes.length])).toEqual([
    ['a', 1],
    ['b', 0],
    ['c', 1],
  ]);
});

it.each([
  [{ scale: 0 }, 'scale'],
  [{ scale: '2' }, 'scale'],
  [{ unit: 5 }, 'unit'],
  [{ detection: { maxPValue: 2 } }, 'maxPValue'],
  [{ detection: 5 }, 'detection'],
])('a stored rule with %j is refused', (rule, said) =>
  expect(() =>
    validateQuery({
      ...DEFAULT_QUERY,
      source: { type: 'graphite', targets: ['a'] },
      metrics: [{ pattern: 'x', ...rule } as never],
    })
  ).toThrow(said)
);
