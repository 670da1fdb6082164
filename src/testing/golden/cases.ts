import type { Request } from '../../backend/host';
import { DAY } from '../../core/times/days';
import type { ApiAnswer, ApiRequest } from '../../core/transport/request';
import { failing, long, nothing, prometheus, recorded, wide } from './other-sources';
import { answerOf, NOW, OWNER } from './server';

/** A query and how the servers answer. */
export interface GoldenCase {
  request: Request;
  server: (request: ApiRequest) => ApiAnswer;
  /** Gives the body with which Grafana answers `POST /api/ds/query` for another data source. */
  grafana?: (uid: string) => string;
}

const graphite = (...targets: string[]) => ({ source: { type: 'graphite', targets } });
const fallout = (source: object = {}) => ({ source: { type: 'fallout', user: OWNER, test: 't', ...source } });

function one(query: object, more: Partial<Request> = {}, server: GoldenCase['server'] = answerOf): GoldenCase {
  return {
    request: {
      refId: 'A',
      query: { version: 1, ...query },
      references: {},
      settings: {},
      view: { from: NOW - 120 * DAY, to: NOW },
      now: NOW,
      alerting: false,
      ...more,
    },
    server,
  };
}

const rule = (query: object, server?: GoldenCase['server']) => one(query, { alerting: true }, server);
const always = (status: number, body: string) => () => ({ status, contentType: 'text/plain', body });

const other = (grafana: () => string, query: object, alerting = false): GoldenCase => ({
  ...one({ source: { type: 'datasource', ref: { uid: 'x' }, query: { expr: 'up' } }, ...query }, { alerting }),
  grafana,
});

const THROUGHPUT = 'perf.t.result.throughput';

/** By the name of the file in testdata/golden. */
export const CASES: Record<string, GoldenCase> = {
  'series-of-graphite': one(graphite(THROUGHPUT, 'perf.t.result.{errors,memory_rss}')),
  'series-clipped': one(graphite(THROUGHPUT), { view: { from: NOW - 20 * DAY, to: NOW } }),
  'series-outside': one(graphite(THROUGHPUT), { view: { from: NOW - 300 * DAY, to: NOW - 200 * DAY } }),
  'series-of-fallout': one(fallout(), {
    settings: { falloutUrl: 'https://fallout.example.com', commitRangeUrl: 'https://git.example.com/{from}...{to}' },
  }),
  'series-of-one-commit-on': one(fallout({ metrics: ['throughput'], since: { version: '6.9' } })),
  'series-without-detection': one({ ...graphite(THROUGHPUT), detection: { method: 'off' } }),
  segments: one({ ...graphite('perf.t.result.memory_rss'), show: 'segments' }),
  'change-points-of-otava': one({
    ...graphite('perf.t.result.*'),
    detection: { method: 'otava' },
    show: 'changePoints',
  }),
  'change-points-of-robust': one(
    { ...fallout(), show: 'changePoints' },
    { settings: { falloutUrl: 'https://fallout.example.com' } }
  ),
  'change-points-for-rules': rule({ ...fallout(), show: 'changePoints' }),
  'change-p-values-for-rules': rule({ ...fallout(), show: 'changePoints', changeValue: 'pValue' }),
  'change-points-of-no-run-for-rules': one(
    { ...graphite(THROUGHPUT), show: 'changePoints' },
    { alerting: true, view: { from: NOW - 300 * DAY, to: NOW - 200 * DAY } }
  ),
  'change-series': one({ ...graphite('perf.t.*.*'), show: 'changeSeries' }),
  'change-series-for-rules': rule({ ...fallout(), show: 'changeSeries', reportWithin: { days: 7 } }),
  'change-series-within-runs': rule({ ...fallout(), show: 'changeSeries', reportWithin: { runs: 60 } }),
  'change-series-of-branches': rule({
    ...fallout({ metrics: ['throughput'], branches: ['main', 'side'] }),
    show: 'changeSeries',
  }),
  'change-levels-for-messages': rule({ ...fallout(), show: 'changeSeries', changeValue: 'before' }),
  'metrics-with-rules': rule({
    ...graphite(THROUGHPUT),
    metrics: [{ pattern: '*put', direction: 'lowerIsBetter' }],
    show: 'changeSeries',
  }),
  references: one(graphite('aliasSub(#B,"^","0|")'), { references: { B: [THROUGHPUT] } }),
  'one-target-refused': one(graphite(THROUGHPUT, 'nonsense(a)', 'perf.none')),
  'one-target-refused-for-rules': rule(graphite(THROUGHPUT, 'nonsense(a)')),
  'one-target-without-data-for-rules': rule(graphite(THROUGHPUT, 'perf.none')),
  'no-data': rule(graphite('perf.none')),
  'no-test': rule(fallout({ test: 'none' })),
  'no-target': rule(graphite('perf.(')),
  'no-model': rule({ source: { type: 'graphite' } }),
  'other-source-prometheus': other(prometheus, { show: 'series' }),
  'other-source-prometheus-for-rules': other(prometheus, { show: 'changeSeries' }, true),
  'other-source-wide-change-points-for-rules': other(wide, { show: 'changePoints' }, true),
  'other-source-long-for-rules': other(long, { show: 'changeSeries' }, true),
  'other-source-postgres-table-for-rules': other(recorded('postgresTable'), { show: 'changeSeries' }, true),
  'other-source-postgres-time-series-for-rules': other(recorded('postgresTimeSeries'), { show: 'changePoints' }, true),
  'other-source-influxdb-for-rules': other(recorded('influxdbTimeSeries'), { show: 'changeSeries' }, true),
  'other-source-influxdb-table': other(recorded('influxdbTable'), { show: 'series' }),
  'other-source-mysql-table-for-rules': other(recorded('mysqlTable'), { show: 'changeSeries' }, true),
  'other-source-flux-for-rules': other(recorded('fluxTimeSeries'), { show: 'changeSeries' }, true),
  'other-source-flux-pivot-for-rules': other(recorded('fluxPivot'), { show: 'changeSeries' }, true),
  'other-source-without-series-for-rules': other(nothing, { show: 'changeSeries' }, true),
  'other-source-with-an-error': other(failing, { show: 'series' }),
  unreachable: rule(graphite(THROUGHPUT), always(0, 'the connection was refused.')),
  'no-credentials': rule(graphite(THROUGHPUT), always(401, 'Unauthorized')),
  'log-in-page': rule(graphite(THROUGHPUT), always(200, '<html>Log in</html>')),
};
