import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { annotationsOf, compareAnnotations, decodeAnnotations, testTag, type Stored } from './annotations';

const report = (test: string) => ({
  test,
  analyses: [
    analyseSeries({ ...SAMPLES.step, name: 'a.throughput', target: '', labels: {} }, DEFAULT_QUERY, sampleDetector),
  ],
});
const wanted = annotationsOf([report('t')], ['nightly']);
const stored: Stored[] = wanted.map((one, i) => ({ ...one, id: i + 1 }));

it('an annotation says what happened, and has tags to find it by', () =>
  expect(wanted).toEqual([
    expect.objectContaining({
      text: expect.stringContaining('Regression: −12.0 % · a.throughput') as string,
      tags: [
        ...['hunter', 'test:t', 'metric:a.throughput', 'change point', 'regression', 'nightly'],
        expect.stringMatching(/^hunter-id:[0-9a-f]{16}$/),
      ],
    }),
  ]));

it('what is there already is left alone', () =>
  expect(compareAnnotations(wanted, stored)).toEqual({ create: [], update: [], remove: [], same: 1 }));

it('what is new is created, what differs is changed, and what is gone is removed', () => {
  expect(compareAnnotations(wanted, [])).toMatchObject({ create: wanted, update: [], remove: [] });
  const other = stored.map((one) => ({ ...one, text: 'old' }));
  expect(compareAnnotations(wanted, other)).toMatchObject({ create: [], update: stored, remove: [] });
  expect(compareAnnotations([], stored)).toMatchObject({ create: [], update: [], remove: stored });
});

it('an annotation that is there twice is removed once', () => {
  const twice = [...stored, { ...stored[0], id: 9 }];
  expect(compareAnnotations(wanted, twice)).toMatchObject({ remove: [{ id: 9 }], same: 1 });
});

it('long names are cut to what Grafana takes, and still differ', () => {
  const [a, b] = ['a', 'b'].map((end) => testTag('x'.repeat(200) + end));
  expect(a).toHaveLength(100);
  expect(a).not.toBe(b);
});

it('something else than a list is refused', () =>
  expect(() => decodeAnnotations({ message: 'x' })).toThrow('something else than a list'));
