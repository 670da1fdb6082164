import { analyseSeries } from '../../core/query/analyse';
import type { Progress } from '../../core/query/collect';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { stub } from '../../testing/stub';
import type { HunterQuery } from '../types';
import { analysisAnnotationFrame, graphiteEventsFrame } from './annotation-frames';
import { annotationSupport } from './annotation-support';

const source = { type: 'graphite' as const, targets: ['perf.latency'] };

describe('the events', () => {
  const { times } = SAMPLES.step;
  const all = { from: times[0], to: times[119] };
  const analyses = (['step', 'gradual', 'unconfirmed'] as const).map((name) =>
    analyseSeries({ ...SAMPLES[name], target: '', labels: {} }, DEFAULT_QUERY, sampleDetector)
  );
  const progress = stub<Progress>({
    analyses,
    problems: [],
    plan: stub<Progress['plan']>({ commonStart: '', notices: [] }),
  });
  const timesOf = (which: 'all' | 'regressions' | 'improvements', view = all) =>
    analysisAnnotationFrame('A', { show: 'changePoints', which }, progress, view).fields.find(
      ({ name }) => name === 'time'
    )?.values;

  it('of change points are those in view', () => {
    expect(timesOf('all')).toEqual(expect.arrayContaining([times[70], times[30]]));
    expect(timesOf('all', { from: times[60], to: times[80] })).toContain(times[70]);
    expect(timesOf('all', { from: times[60], to: times[80] })).not.toContain(times[119]);
  });

  it('a last run that is off is neither a regression nor an improvement', () => {
    expect(timesOf('improvements')).toEqual([]);
    expect(timesOf('regressions')).not.toContain(times[119]);
  });

  it('of Graphite end with the view: servers give those of whole minutes', async () => {
    const body = JSON.stringify([1, 5, 9].map((when) => ({ when, what: `run ${when}`, tags: ['t'], data: '' })));
    const send = async () => ({ status: 200, contentType: 'application/json', body });
    const frame = await graphiteEventsFrame(
      'A',
      { show: 'events', tags: ['t'], match: 'all' },
      { from: 2000, to: 8000 },
      send
    );
    expect(frame.fields.find(({ name }) => name === 'title')?.values).toEqual(['run 5']);
  });
});

describe('stored annotations', () => {
  const { prepareAnnotation, prepareQuery } = annotationSupport(() => DEFAULT_QUERY);

  it('of ours stay as they are', () => {
    const stored = { target: { source, annotation: { show: 'points' } } };
    expect(prepareAnnotation!(stored)).toBe(stored);
  });

  it('a new one without a query asks for nothing', () => {
    expect(prepareQuery!({ target: undefined } as never)).toBeUndefined();
  });

  it('of Graphite keep their tags and get no target that nobody wrote', () => {
    const { target } = prepareAnnotation!({ name: 'Deploys', target: { target: '', tags: ['deploy'] } }) as never as {
      target: HunterQuery;
    };
    expect(target.annotation).toEqual({ show: 'events', tags: ['deploy'], match: 'all' });
  });
});
