import type { AnalysedMetric } from '../change-rows';
import type { FoundItem } from '../refresh/found-item';
import { FindingsCollector } from './findings';
import { RecentRefreshes } from './recent-refreshes';

const found = (...names: string[]): FoundItem => ({
  changed: names.map((metric) => ({ metric }) as AnalysedMetric),
  histories: [{ test: 'reads', from: 0, to: 1, series: 5 }],
  metrics: 5,
});
const [reads, writes] = ['reads', 'writes'].map((name) => ({ id: `test ${name}`, name }));

describe('findings', () => {
  it('show cached results at once, and replace them test by test', () => {
    const collector = new FindingsCollector(2);
    collector.addCached([[reads.id, found('latency')]]);
    expect(collector.findings()).toMatchObject({ done: 0, total: 2, metrics: 5, changed: [{ metric: 'latency' }] });
    collector.addDone({ ...reads, found: found('rate') });
    collector.addDone({ ...writes, problem: 'Graphite is busy.' });
    expect(collector.findings()).toMatchObject({
      done: 2,
      changed: [{ metric: 'rate' }],
      problems: [{ test: 'writes', message: 'Graphite is busy.' }],
    });
  });

  it('keep what was known of a test that cannot be refreshed, and say why it was not', () => {
    const collector = new FindingsCollector(1);
    collector.addCached([[reads.id, found('latency')]]);
    collector.addDone({ ...reads, problem: 'busy' });
    expect(collector.findings().changed).toHaveLength(1);
    expect(collector.findings().problems).toEqual([{ test: 'reads', message: 'busy' }]);
  });
});

it('what was refreshed is fresh for five minutes, for this data source only', () => {
  const recent = RecentRefreshes.of('h jane');
  recent.set('test reads', { at: 1_000_000, problem: 'busy' });
  recent.set('test writes', { at: 1_000_001 });
  const again = RecentRefreshes.of('h jane');
  expect([...again.fresh(1_299_999)]).toEqual([
    ['test reads', { problem: 'busy' }],
    ['test writes', {}],
  ]);
  expect([...again.fresh(1_300_000).keys()]).toEqual(['test writes']);
  expect(RecentRefreshes.of('h joe').fresh(1_000_001).size).toBe(0);
});
