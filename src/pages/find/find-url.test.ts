import { findUrl, readFindUrl } from './find-url';

const query = { refId: 'A', datasource: { uid: 'prom', type: 'prometheus' }, expr: 'rate(x{a="b&c"}[1m])' };
const timeRange = { from: 'now-30d', to: 'now' };

it('carries queries over, as they are', () => {
  const url = findUrl({ title: 'CPU & co', targets: [query], timeRange })!;
  expect(readFindUrl(url.slice(url.indexOf('?')))).toEqual({ title: 'CPU & co', targets: [query], timeRange });
});

it('is no link where nothing could be queried', () => {
  expect(findUrl({ targets: [], timeRange })).toBeUndefined();
  expect(findUrl({ targets: [{ ...query, hide: true }, { refId: 'B' }], timeRange })).toBeUndefined();
});

it.each(['', '?queries=', '?queries={}', '?queries=[', '?queries=[]'])('%s asks for nothing', (search) => {
  expect(readFindUrl(search)).toBeUndefined();
});
