import { Option } from 'commander';

import { HunterError } from '../../core/errors';
import { baseUrl } from '../../core/escape/url';
import { decodeRange, rangeRequest } from '../../core/sources/prometheus';
import { unreachable } from '../../core/transport/unreachable';
import type { Config } from '../config/config';
import { checkAddress, checkSecret, hider } from '../credentials';
import { exchange } from '../http-transport';
import { durationOf, repeatedOf } from '../option-values';
import { analyseSeries } from './analyse-series';
import { refuseOptions, type Found, type Source } from './source';

/** Prometheus, VictoriaMetrics and others with their API, asked in PromQL. */
export const prometheusSource: Source = {
  options: [
    new Option(
      '--promql <query>',
      'series of Prometheus or VictoriaMetrics, in place of a test; may be repeated'
    ).argParser(repeatedOf),
    new Option(
      '--step <duration>',
      'of --promql: distance of points, such as 15min, 1h or 1d; repeated results are one run'
    )
      .argParser(durationOf)
      .default(3_600_000, '1h'),
  ],
  named: ({ promql = [] }) => promql as string[],
  async analyse(task): Promise<Found> {
    const { name, options, range, config } = task;
    refuseOptions(
      options,
      [
        'user',
        'param',
        'suffixes',
        'metrics',
        'branches',
        'sinceCommit',
        'sinceVersion',
        'untilCommit',
        'untilVersion',
        'sinceRun',
        'untilRun',
      ],
      'select by labels, within the query.'
    );
    const query = { query: name, step: (options.step as number) / 1000 };
    const answer = await send(config, rangeRequest(query, range));
    const { series, held } = decodeRange(answer, name);
    if (series.length === 0) {
      throw new HunterError(
        'empty',
        `Prometheus has no data for "${name}" in this time range. If results are further apart than 5 minutes, write last_over_time(…[1d]) around a metric.`
      );
    }
    return await analyseSeries(
      task,
      series,
      held > 0
        ? [`Results that are repeated until the next one count as one run, in ${held} of ${series.length} series.`]
        : []
    );
  },
};

async function send({ prometheus = {} }: Config, request: ReturnType<typeof rangeRequest>) {
  const { url, user, password, token } = prometheus;
  if (!url) {
    throw new HunterError(
      'input',
      'Prometheus has no URL: set PROMETHEUS_URL, or "prometheus: {url: …}" in the settings.'
    );
  }
  checkAddress('Prometheus', 'PROMETHEUS_URL', url);
  checkSecret('The Prometheus token', token);
  const authorization = token
    ? `Bearer ${token}`
    : user && `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}`;
  const answer = await exchange(request, baseUrl(url), authorization, hider([token, password]));
  if (answer.status === 0) {
    throw unreachable('Prometheus', answer.problem ?? answer.body);
  }
  return answer;
}
