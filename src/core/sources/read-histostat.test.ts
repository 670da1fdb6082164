import { isHistoStat, readHistoStat } from './read-histostat';

const line = (tag: string, second: number, p99: number) => `Tag=${tag},${second},1.0,100,1,2,3,4,5,6,7,${p99},9,10,11`;
const log = [
  '#logging stats for session perf',
  '#[Histogram log format version 1.0]',
  '#[StartTime: 1441812279.474 (seconds since epoch), Wed Sep 09 08:24:39 PDT 2015]',
  '#Tag,Interval_Start,Interval_Length,count,min,p25,p50,p75,p90,p95,p98,p99,p999,p9999,max',
  line('read', 0.12, 1e6),
  line('write', 0.13, 2e6),
  line('read', 1.12, 3e6),
  line('write', 1.13, 4e6),
  '',
].join('\n');

it('a metric is a percentile of a tag, in ns, at the beginning of its interval', () => {
  const { series } = readHistoStat(log, { metrics: ['*.p99', 'read.count'] }, 'f');
  expect(series.map(({ name, unit, values, times }) => [name, unit, [...values], [...times]])).toEqual([
    ['read.count', undefined, [100, 100], [1441812279594, 1441812280594]],
    ['read.p99', 'ns', [1e6, 3e6], [1441812279594, 1441812280594]],
    ['write.p99', 'ns', [2e6, 4e6], [1441812279594, 1441812280594]],
  ]);
});

it('is told from CSV by its beginning', () => {
  expect(isHistoStat(log)).toBe(true);
  expect(isHistoStat('time,a\n1,2')).toBe(false);
  expect(isHistoStat('# a comment\ntime,a')).toBe(false);
});

it.each<[string, string, string]>([
  ['no start', log.replace(/#\[StartTime.*\n/, ''), 'does not say when it began'],
  ['a line of something else', `${log}1,2,3`, 'f, line 9 is no interval'],
  ['no interval', log.split('\n').slice(0, 4).join('\n'), 'has no interval'],
])('%s is told', (_, text, said) => expect(() => readHistoStat(text, {}, 'f')).toThrow(said));

it('a metric that is missing is told', () =>
  expect(() => readHistoStat(log, { metrics: ['scan.*'] }, 'f')).toThrow(
    'has no metric "scan.*": it has "read.count"'
  ));
