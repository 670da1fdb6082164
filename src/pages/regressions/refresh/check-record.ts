import type { CachedPoints, CachedResult } from './cached-result';

type Metric = CachedResult['metrics'][number];

/**
 * Whether a stored record has all that a refresh reads of it. Another version may have written it, or the browser lost a
 * part; the item is then fetched as if nothing were stored.
 */
export function isCachedResult(record: unknown): record is CachedResult {
  const { stamp, wholeAt, tailFrom, commonStart, batches, metrics, located } = fieldsOf<CachedResult>(record);
  return (
    typeof stamp === 'string' &&
    Number.isFinite(wholeAt) &&
    Number.isFinite(tailFrom) &&
    typeof commonStart === 'string' &&
    isListOf(batches, (batch) => isListOf(batch, (target) => typeof target === 'string')) &&
    isListOf(metrics, isMetric) &&
    (located === undefined || (typeof located?.owner === 'string' && typeof located.test === 'string'))
  );
}

function isMetric(record: unknown): boolean {
  const { series, metric, test, digest, runs, changes, spark } = fieldsOf<Metric>(record);
  return (
    [series, metric, test].every((text) => typeof text === 'string') &&
    Number.isFinite(digest) &&
    Number.isFinite(runs) &&
    spark instanceof Float32Array &&
    isListOf(changes, isChange)
  );
}

function isChange(record: unknown): boolean {
  const { id, time, before, after } = fieldsOf<Metric['changes'][number]>(record);
  return typeof id === 'string' && Number.isFinite(time) && isObject(before) && isObject(after);
}

/** As `isCachedResult`, of the points. */
export function isCachedPoints(record: unknown): record is CachedPoints {
  const { tailFrom, runs, series } = fieldsOf<CachedPoints>(record);
  return Number.isFinite(tailFrom) && isListOf(runs, isObject) && isListOf(series, isSeries);
}

function isSeries(record: unknown): boolean {
  const { name, times, values } = fieldsOf<CachedPoints['series'][number]>(record);
  return (
    typeof name === 'string' &&
    times instanceof Float64Array &&
    values instanceof Float64Array &&
    times.length === values.length
  );
}

const fieldsOf = <T>(record: unknown) => (record ?? {}) as Partial<T>;
const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const isListOf = (value: unknown, is: (one: unknown) => boolean) => Array.isArray(value) && value.every(is);
