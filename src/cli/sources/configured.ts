import { relative, resolve, dirname } from 'node:path';

import { HunterError } from '../../core/errors';
import { matchesGlob } from '../../core/query/matches-glob';
import type { MetricRule } from '../../core/query/model';
import { sayProblems } from '../config/problems';
import type { ConfiguredTest } from '../config/project';
import type { MetricSettings, TestSettings } from '../config/schema';
import { listOf } from '../config/templates';
import { replaceVariables } from '../config/variables';
import { charOf, durationOf } from '../option-values';
import type { SourceOptions } from './source';

/**
 * Makes options of the settings of a test, as if they were typed.
 *
 * @param typed metrics to choose, by their names in the settings
 * @throws HunterError if a variable is missing
 */
export function configuredOptions({ name, settings, file }: ConfiguredTest, typed?: string[]): Partial<SourceOptions> {
  const { value, missing } = replaceVariables(settings, process.env, ['tests', name]);
  if (missing.length > 0) {
    throw new HunterError('input', sayProblems(file, missing).join('\n'));
  }
  const test = value as TestSettings;
  const { metrics, rules, renamed, targets } = metricOptions(test, typed);
  const text = (one: string | number | undefined) => (one === undefined ? undefined : String(one));
  const parsed = <T>(one: string | number | undefined, parse: (text: string) => T) =>
    one === undefined ? undefined : parse(String(one));
  return withoutUndefined({
    ...placeOptions(test, targets, (path) => relative(process.cwd(), resolve(dirname(file.path), path))),
    metrics,
    rules,
    renamed,
    tags: test.tags === undefined ? undefined : listOf(test.tags),
    user: text(test.user),
    param: test.params && Object.fromEntries(Object.entries(test.params).map(([key, one]) => [key, String(one)])),
    suffixes: test.suffixes === undefined ? undefined : listOf(test.suffixes),
    branches: test.branches === undefined ? undefined : listOf(test.branches),
    since: text(test.since),
    until: text(test.until),
    step: parsed(test.step, durationOf),
    columns: test.columns && Object.fromEntries(Object.entries(test.columns).map(([key, one]) => [key, String(one)])),
    delimiter: parsed(test.delimiter, charOf),
    quote: parsed(test.quote, charOf),
    decimal: test.decimal,
    dateOrder: test.date_order,
    method: test.method,
    maxPValue: test.max_p_value,
    minMagnitude: test.min_magnitude,
    minProminence: test.min_prominence,
  });
}

const withoutUndefined = (options: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<SourceOptions>;

/** The options that say where results are. */
function placeOptions(test: TestSettings, targets: string[], pathOf: (file: string) => string) {
  return {
    files: listOf(test.file).map(pathOf),
    fallout: test.fallout === undefined ? [] : [String(test.fallout)],
    prefix: test.prefix !== undefined && targets.length === 0 ? [String(test.prefix)] : undefined,
    target: targets.length > 0 ? targets : test.targets === undefined ? undefined : listOf(test.targets),
    promql: test.promql === undefined ? undefined : listOf(test.promql),
    sql: test.sql === undefined ? undefined : [String(test.sql)],
    bigquery: test.bigquery === undefined ? undefined : [String(test.bigquery)],
  };
}

interface MetricOptions {
  metrics?: string[];
  rules?: MetricRule[];
  /** Names of metrics by their columns. */
  renamed?: Record<string, string>;
  /** Expressions of the metrics that have a suffix. */
  targets: string[];
}

function metricOptions(test: TestSettings, typed: string[] | undefined): MetricOptions {
  const all: Array<[name: string, metric: MetricSettings]> = Array.isArray(test.metrics)
    ? test.metrics.map((name) => [name, {}])
    : Object.entries(test.metrics ?? {}).map(([name, metric]) => [name, metric ?? {}]);
  const chosen = typed ? all.filter(([name]) => typed.some((one) => matchesGlob(one, name))) : all;
  const others = typed?.filter((one) => !all.some(([name]) => matchesGlob(one, name))) ?? [];
  const columns = chosen.map(([name, { column }]) => String(column ?? name));
  const renamed = chosen.filter(([, { column }]) => column !== undefined);
  const suffixed = chosen.filter(([, { suffix }]) => suffix !== undefined);
  // what a query or an expression answers is not chosen by names
  const selects = test.targets === undefined && test.promql === undefined && suffixed.length === 0;
  return {
    metrics: selects && columns.length + others.length > 0 ? [...columns, ...others] : undefined,
    rules: all.map(([name, metric]) => ruleOf(name, metric)),
    renamed: renamed.length > 0 ? Object.fromEntries(renamed.map(([name, { column }]) => [column, name])) : undefined,
    targets: suffixed.map(([name, { suffix }]) => `alias(${test.prefix}.${suffix}, ${JSON.stringify(name)})`),
  };
}

const DIRECTIONS = {
  higher_is_better: 'higherIsBetter',
  lower_is_better: 'lowerIsBetter',
  either: 'either',
  1: 'higherIsBetter',
  [-1]: 'lowerIsBetter',
  0: 'either',
} as const;

function ruleOf(pattern: string, metric: MetricSettings): MetricRule {
  const { direction, scale, unit, max_p_value: maxPValue, min_magnitude: minMagnitude, min_prominence } = metric;
  const detection = {
    ...(maxPValue !== undefined && { maxPValue }),
    ...(minMagnitude !== undefined && { minMagnitude }),
    ...(min_prominence !== undefined && { minProminence: min_prominence }),
  };
  return {
    pattern,
    ...(direction !== undefined && { direction: DIRECTIONS[direction] }),
    ...(scale !== undefined && { scale }),
    ...(unit !== undefined && { unit: String(unit) }),
    ...(Object.keys(detection).length > 0 && { detection }),
  };
}
