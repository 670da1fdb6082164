import { parseJson } from '../decode/json';
import { HunterError } from '../errors';
import { shorten } from '../escape/shorten';
import { withoutHeldValues } from '../series/held-values';
import type { Series, TimeRange } from '../series/series';
import type { ApiAnswer, ApiRequest } from '../transport/request';

/** A range query in PromQL. `step` is in seconds. */
export interface PrometheusQuery {
  query: string;
  step: number;
}

/** Makes the request for the points of a query, of Prometheus and of servers with its API, such as VictoriaMetrics. */
export const rangeRequest = (
  { query, step }: PrometheusQuery,
  { from, to }: TimeRange
): Omit<ApiRequest, 'service'> => ({
  method: 'POST',
  path: '/api/v1/query_range',
  params: [
    ['query', query],
    // whole steps, so that the same points come however late the query is sent
    ['start', String(Math.ceil(from / 1000 / step) * step)],
    ['end', String(Math.floor(to / 1000))],
    ['step', String(step)],
  ],
});

/**
 * Reads the answer to a range query. The server repeats each result until the next one; repeated points become one run.
 *
 * @returns the series, and how many had repeated points
 * @throws HunterError with what the server says
 */
export function decodeRange({ status, body }: ApiAnswer, query: string): { series: Series[]; held: number } {
  const answer = parsed(body);
  if (answer?.status !== 'success') {
    const said = typeof answer?.error === 'string' ? answer.error : shorten(body.trim());
    const kind = status === 401 || status === 403 ? 'auth' : status === 400 || status === 422 ? 'input' : 'server';
    throw new HunterError(
      kind,
      kind === 'auth'
        ? `Prometheus refused the credentials (${status}): check PROMETHEUS_USER and PROMETHEUS_PASSWORD, or PROMETHEUS_TOKEN.`
        : `Prometheus cannot answer "${shorten(query)}" (${status}): ${said.replace(/\.?$/, '.')}`,
      status
    );
  }
  const results = (answer.data as { result?: unknown } | undefined)?.result;
  if (!Array.isArray(results)) {
    throw new HunterError('server', 'Prometheus answered without a list of series: check that its URL is right.');
  }
  const raw = results.map(seriesOf);
  const series = raw.map(withoutHeldValues);
  return { series, held: series.filter((one, i) => one !== raw[i]).length };
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const answer = parseJson(body);
    return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function seriesOf(result: { metric?: Record<string, unknown>; values?: unknown }): Series {
  const { __name__: name = '', ...tags } = result?.metric ?? {};
  const labels = Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)]));
  const text = Object.entries(labels).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const full = `${String(name)}${text.length > 0 || name === '' ? `{${text.join(',')}}` : ''}`;
  const points = (Array.isArray(result?.values) ? result.values : []).flatMap((point: unknown) => {
    const [time, value] = Array.isArray(point) ? [Number(point[0]) * 1000, Number(point[1])] : [NaN, NaN];
    return Number.isFinite(time) && Number.isFinite(value) ? [[time, value] as const] : [];
  });
  return {
    name: full,
    target: full,
    labels,
    times: Float64Array.from(points, ([time]) => time),
    values: Float64Array.from(points, ([, value]) => value),
  };
}
