import { analyseSeries } from '../query/analyse';
import { DEFAULT_QUERY, type MetricRule } from '../query/model';
import { SAMPLES, sampleDetector } from '../testing/sample-detections';
import { markdownReport } from './markdown';
import { textReport } from './text';
import { unknownDirections } from './unknown-directions';

const analysisOf = (name: string, metrics?: MetricRule[]) =>
  analyseSeries({ ...SAMPLES.step, name, target: '', labels: {} }, { ...DEFAULT_QUERY, metrics }, sampleDetector);

it('reports name the metrics that changed of which it is not known which way is better, and how to say it', () => {
  const said = 'Which way is better is not known of 1 metric that changed: perf.foo. Say it somehow.';
  const analyses = [analysisOf('perf.foo'), analysisOf('perf.latency')];
  expect(textReport([{ test: 't', analyses }], { directionHelp: 'Say it somehow.' })).toContain(said);
  expect(markdownReport([{ test: 't', analyses }], { directionHelp: 'Say it somehow.' })).toContain(
    said.replace('perf.foo', '`perf.foo`')
  );
});

it('they say nothing where it is known, or said', () => {
  const analyses = [
    analysisOf('perf.latency'),
    analysisOf('perf.foo', [{ pattern: 'foo', direction: 'higherIsBetter' }]),
  ];
  expect(textReport([{ test: 't', analyses }])).not.toContain('Which way is better');
  expect(markdownReport([{ test: 't', analyses }])).not.toContain('Which way is better');
});

it('many are one line', () => {
  const changed = Array.from({ length: 8 }, (_, i) => ({ label: `m${i}`, direction: 'either' as const }));
  expect(unknownDirections([...changed, ...changed])).toEqual([
    'Which way is better is not known of 8 metrics that changed: m0, m1, m2, m3, m4 and 3 more.',
  ]);
});
