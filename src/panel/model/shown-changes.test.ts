import { createTheme, toDataFrame } from '@grafana/data';

import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { seriesFrame } from '../../frames/series-frame';
import { triageKey, type Triage } from '../../shared/triage/triage';
import { sidesOf } from '../card/Distributions';
import { withDirection } from '../options/panel-rules';
import { eventsOf } from './chart-events';
import { linesOf, withAnalysis } from './chart-series';
import { shownChanges, verdictOf } from './shown-changes';

const theme = createTheme();
const analysis = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);
const frame = seriesFrame('A', analysis, 'throughput', { from: 0, to: Infinity });
const [line] = linesOf([frame], theme);
const one = withAnalysis(line, undefined);
const key = triageKey(one.changes[0]);
const said = (state: Triage['state']) => new Map<string, Triage>([[key, { state, updated: 1, annotationId: 1 }]]);
const nothing = { minChange: 0, showHidden: false, triage: new Map<string, Triage>() };

it('what is hidden is left out and counted, and can be brought back', () => {
  expect(shownChanges(one, { ...nothing, triage: said('hidden') })).toMatchObject({ shown: [], hidden: 1 });
  expect(shownChanges(one, { ...nothing, triage: said('hidden'), showHidden: true }).shown).toHaveLength(1);
});

it('smaller changes than asked are left out and counted', () => {
  expect(shownChanges(one, { ...nothing, minChange: 0.1 })).toMatchObject({ shown: [{ key }], small: 0 });
  expect(shownChanges(one, { ...nothing, minChange: 0.13 })).toMatchObject({ shown: [], small: 1 });
});

it('an expected change is no regression any more', () => {
  const verdict = (triage: Map<string, Triage>) => verdictOf(shownChanges(one, { ...nothing, triage }).shown[0]);
  expect([verdict(new Map()), verdict(said('acknowledged')), verdict(said('expected'))]).toEqual([
    'regression',
    'regression',
    'neutral',
  ]);
});

it('the panel’s own rule turns a verdict, and a newer one replaces it', () => {
  const rules = withDirection([{ pattern: '*', direction: 'either' }], one.changes[0].series, 'lowerIsBetter');
  expect(withAnalysis(line, undefined, rules).changes[0]).toMatchObject({
    verdict: 'improvement',
    direction: 'lowerIsBetter',
  });
  expect(withDirection(rules, one.changes[0].series, 'either')).toHaveLength(2);
});

it('the values on both sides of a change are those of its segments', () => {
  const { before, after } = sidesOf(one.changes[0], one);
  expect([before.length, after.length]).toEqual([70, 50]);
  expect(Math.min(...before)).toBeGreaterThan(Math.max(...after));
});

it('dashboard annotations are events; changes and what the team says of them are not', () => {
  const events = toDataFrame({
    fields: [
      { name: 'time', values: [1, 5, 6] },
      { name: 'timeEnd', values: [1, 9, 6] },
      { name: 'text', values: ['<b>deploy</b> of 6.8', 'outage', 'said'] },
      { name: 'tags', values: [['x'], [], ['hunter', 'hunter-change:1']] },
    ],
  });
  const changes = toDataFrame({
    fields: [
      { name: 'time', values: [1] },
      { name: 'changeId', values: ['a'] },
    ],
  });
  expect(eventsOf([events, changes], theme)).toEqual([
    expect.objectContaining({ time: 1, text: 'deploy of 6.8', tags: ['x'] }),
    expect.objectContaining({ time: 5, timeEnd: 9 }),
  ]);
});
