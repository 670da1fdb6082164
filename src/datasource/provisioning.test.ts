import type { DataSourceJsonData } from '@grafana/data';
import { readFileSync } from 'fs';

import schema from '../../provisioning/data-source.schema.json';
import { LIMIT_BOUNDS } from '../core/bounds';
import { DEFAULT_DETECTION } from '../core/changepoint/options';
import { DEFAULT_LIMITS } from '../core/query/limits';
import type { MetricRule } from '../core/query/model';
import type { OtherSourcesSettings } from '../shared/grafana-api/allowed-sources';
import pluginJson from './plugin.json';
import type { HunterOptions, HunterSecrets } from './types';

const { jsonData, secureJsonData, detection } = schema.$defs;

/** The names of all fields of a type, which the compiler checks to be complete. */
const fields = <T extends object>(all: Record<keyof Required<T>, true>) => Object.keys(all).sort();
type Own = Omit<HunterOptions, keyof DataSourceJsonData>;

it('the schema has all settings, under their names', () => {
  // `timeout` and `oauthPassThru` are Grafana's, and used
  const own = fields<Own>({
    graphiteUrl: true,
    falloutUrl: true,
    falloutUser: true,
    commitRangeUrl: true,
    issueUrl: true,
    detection: true,
    metrics: true,
    limits: true,
    otherSources: true,
    enableSecureSocksProxy: true,
  });
  expect(Object.keys(jsonData.properties).sort()).toEqual([...own, 'oauthPassThru', 'timeout'].sort());
  expect(Object.keys(secureJsonData.properties).sort()).toEqual(
    fields<HunterSecrets>({ falloutToken: true, grafanaToken: true, basicAuthPassword: true })
  );
  expect(Object.keys(jsonData.properties.metrics.items.properties).sort()).toEqual(
    fields<MetricRule>({ pattern: true, direction: true, scale: true, unit: true, detection: true })
  );
  expect(Object.keys(jsonData.properties.otherSources.properties).sort()).toEqual(
    fields<OtherSourcesSettings>({ allowed: true, grafanaUrl: true })
  );
});

it('its defaults and bounds are those of the code', () => {
  const { limits } = jsonData.properties;
  const of = (name: 'default' | 'maximum') =>
    Object.fromEntries(Object.entries(limits.properties).map(([limit, rule]) => [limit, rule[name]]));
  expect(of('maximum')).toEqual(LIMIT_BOUNDS);
  expect(of('default')).toEqual(DEFAULT_LIMITS);
  expect(detection.properties).toMatchObject({
    method: { default: DEFAULT_DETECTION.method },
    maxPValue: { default: DEFAULT_DETECTION.maxPValue },
    minMagnitude: { default: DEFAULT_DETECTION.minMagnitude },
  });
});

it('it is for this data source, and the example uses it', () => {
  expect(schema.properties.datasources.items.if.properties.type.const).toBe(pluginJson.id);
  expect(readFileSync('provisioning/datasources/hunter.yaml', 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/data-source\.schema\.json\n/
  );
});
