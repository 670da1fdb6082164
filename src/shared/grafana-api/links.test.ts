import { dateTime } from '@grafana/data';

import { DEFAULT_QUERY } from '../../core/query/model';
import { exploreUrl } from './explore-url';
import { alertableQuery } from './panel-queries';

const query = {
  ...DEFAULT_QUERY,
  refId: 'B',
  hide: false,
  datasource: { type: 'hunter-changepoints-datasource', uid: 'h' },
  source: { type: 'fallout' as const, test: 'a "b"&c' },
};

it('Explore gets the queries and the time, whatever is in them', () => {
  const address = new URL(exploreUrl('h', [query], { from: 'now-90d', to: dateTime(5) }), 'http://g');
  const panes = JSON.parse(address.searchParams.get('panes')!);
  expect(panes.hunter).toEqual({ datasource: 'h', queries: [query], range: { from: 'now-90d', to: '5' } });
});

it('a rule takes over the first query that the backend can ask', () => {
  const other = { refId: 'A', datasource: { type: 'prometheus', uid: 'p' } };
  const asOther = { ...query, refId: 'C', source: { type: 'datasource' as const } };
  expect(alertableQuery([other, asOther, { ...query, hide: true }, query])).toBe(query);
  expect(alertableQuery([other, asOther])).toBeUndefined();
  expect(alertableQuery()).toBeUndefined();
});
