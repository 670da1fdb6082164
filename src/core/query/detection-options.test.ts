import { switchMethod } from '../changepoint/options';
import { validateDetection } from '../changepoint/validate-options';
import { SAMPLES, sampleDetector } from '../testing/sample-detections';
import { analyseSeries } from './analyse';
import { DEFAULT_QUERY } from './model';
import { completeQuery } from './stored-query';

const otava = { method: 'otava' as const, maxPValue: 0.001, minMagnitude: 0.02, windowLength: 30 };

describe('another method', () => {
  it('brings its own p-value along', () => {
    expect(switchMethod(otava, 'robust')).toEqual({ ...otava, method: 'robust', maxPValue: 0.01 });
    expect(switchMethod(switchMethod(otava, 'robust'), 'otava')).toEqual(otava);
    expect(switchMethod(switchMethod(otava, 'off'), 'robust').maxPValue).toBe(0.01);
  });

  it('keeps a p-value that was chosen by hand', () => {
    const strict = { ...otava, maxPValue: 0.0001 };
    expect(switchMethod(strict, 'robust').maxPValue).toBe(0.0001);
    expect(switchMethod(switchMethod(strict, 'off'), 'robust').maxPValue).toBe(0.0001);
  });
});

it('a stored query keeps its method and p-value, and a method without one gets its own', () => {
  const detection = (stored: object) => completeQuery({ detection: stored }).detection;
  expect(detection({ method: 'otava', maxPValue: 0.05 })).toMatchObject({ method: 'otava', maxPValue: 0.05 });
  expect(detection({ method: 'otava' })).toMatchObject({ maxPValue: 0.001, minMagnitude: 0 });
  expect(detection({ method: 'robust' })).toMatchObject({ method: 'robust', maxPValue: 0.01 });
});

it('all methods are accepted', () => {
  for (const method of ['robust', 'otava', 'off'] as const) {
    expect(() => validateDetection({ ...otava, method })).not.toThrow();
  }
});

it('a detector is told when the runs were, and what it knows is kept', () => {
  const { step } = SAMPLES;
  const detect = jest.spyOn(sampleDetector, 'detect');
  const analysis = analyseSeries({ ...step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);
  expect(detect.mock.calls[0][1].times).toBe(step.times);
  expect(analysis.noise).toEqual(step.detection.noise);
  expect(analysis.changes[0]).toMatchObject({ effectSize: -12, reportedTime: step.times[72] });
});
