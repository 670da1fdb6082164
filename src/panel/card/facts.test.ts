import { formatTime } from '../../core/format';
import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { factsOf } from './facts';

const [step] = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector).changes;
const facts = (more: object) => Object.fromEntries(factsOf({ ...step, ...more }, { format: String, when: formatTime }));

it('says why a mark is hollow', () => {
  expect(facts({})).not.toHaveProperty('Drawn hollow');
  expect(facts({ subtle: true, prominence: 0.734 })['Drawn hollow']).toBe(
    'hardly stands out in the chart: prominence 0.73'
  );
  expect(facts({ isSwitch: true, prominence: 4 })['Drawn hollow']).toContain('back to a level of before');
});

it('tells the runs on both sides of a step, and when it was reported', () => {
  expect(Object.keys(facts({ reportedAt: step.index + 2 }))).toEqual(
    expect.arrayContaining(['Before', 'After', 'Last run before', 'First run after', 'First reported'])
  );
});
