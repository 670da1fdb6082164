import { dateTime } from '@grafana/data';

import { DEFAULT_QUERY } from '../../core/query/model';
import { provideDataSources } from '../../testing/services';
import { exploreUrl } from './explore-url';
import { alertableQuery, interpolateQueries } from './panel-queries';

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
  provideDataSources([]);
  const other = { refId: 'A', datasource: { type: 'prometheus', uid: 'p' } };
  const asOther = { ...query, refId: 'C', source: { type: 'datasource' as const } };
  expect(alertableQuery([other, asOther, { ...query, hide: true }, query])).toBe(query);
  expect(alertableQuery([other, asOther])).toBeUndefined();
  expect(alertableQuery()).toBeUndefined();
});

describe('series of another data source', () => {
  const prometheus = { refId: 'A', datasource: { type: 'prometheus', uid: 'p' }, expr: 'rate(x{test="$test"}[5m])' };
  const analysed = {
    ...query,
    refId: 'C',
    source: { type: 'datasource' as const, ref: { uid: 'p' }, query: { expr: 'x' } },
  };
  const hunter = (...allowed: string[]) => ({
    settings: { uid: 'h', type: 'hunter-changepoints-datasource', jsonData: { otherSources: { allowed } } as object },
  });

  it('a rule may take over a query of ours for them where the settings allow it', () => {
    provideDataSources([hunter('p')]);
    expect(alertableQuery([analysed])).toBe(analysed);
    provideDataSources([hunter('q')]);
    expect(alertableQuery([analysed])).toBeUndefined();
  });

  it('a panel of another data source gets a rule by a query of ours around its own', () => {
    provideDataSources([hunter('p')]);
    expect(alertableQuery([{ ...prometheus, hide: true }])).toBeUndefined();
    expect(alertableQuery([prometheus])).toEqual({
      ...DEFAULT_QUERY,
      refId: 'A',
      datasource: { type: 'hunter-changepoints-datasource', uid: 'h' },
      source: { type: 'datasource', ref: { type: 'prometheus', uid: 'p' }, query: { expr: prometheus.expr } },
    });
  });

  it('their variables are replaced by their own data source', async () => {
    const getRef = () => ({ uid: 'h' });
    provideDataSources([
      { ...hunter('p'), source: { getRef, interpolateVariablesInQueries: (queries: object[]) => queries } },
      {
        settings: { uid: 'p' },
        source: {
          interpolateVariablesInQueries: (queries: Array<{ expr: string }>) =>
            queries.map((one) => ({ ...one, expr: one.expr.replace('$test', 'read') })),
        },
      },
    ]);
    const [resolved] = await interpolateQueries([alertableQuery([prometheus])!]);
    expect(resolved).toMatchObject({ source: { ref: { uid: 'p' }, query: { expr: 'rate(x{test="read"}[5m])' } } });
  });
});
