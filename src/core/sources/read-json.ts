import { parseJson } from '../decode/json';
import { HunterError } from '../errors';
import { matchesGlob } from '../query/matches-glob';
import type { FileSeries, TableOptions } from './read-csv';
import { readRowTime } from './row-time';
import { findRunColumns, runOf, seriesOfRows, type Row } from './rows';

type Fields = Record<string, unknown>;

/**
 * Reads runs as JSON: a list of objects, or one object a line (NDJSON). Each has a time, and its metrics either directly
 * or below "metrics" – `{"p99": 12}` or, as Apache Otava's files, `[{"name": "p99", "value": 12}]` –, and facts of the
 * run either directly or below "attributes". null is a gap.
 *
 * @param file name for errors
 * @throws HunterError naming the run
 */
export const readJsonRuns = (text: string, options: TableOptions, file: string): FileSeries =>
  readRuns(parseRuns(text, file), options, file);

/** Reads runs as objects, as `readJsonRuns` does. @throws HunterError naming the run */
export function readRuns(runs: unknown[], options: TableOptions, file: string): FileSeries {
  const objects = runs.map((run, i) => flatten(run, `${file}, run ${i + 1}`));
  if (objects.length === 0) {
    throw new HunterError('empty', `${file} holds no runs.`);
  }
  const keys = [...new Set(objects.flatMap(({ facts }) => Object.keys(facts)))];
  const columns = findRunColumns(keys, options.columns ?? {}, file);
  const taken: string[] = Object.values(columns);
  const rows = objects.map(({ facts, metrics }, i): Row => {
    const fact = (name: string | undefined) => (name === undefined ? undefined : facts[name]);
    const { id, version, branch, commit } = columns;
    const direct = Object.entries(facts).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && !taken.includes(entry[0])
    );
    return {
      run: runOf(readRowTime(fact(columns.time), `${file}, run ${i + 1}`, options.dateOrder), {
        id: fact(id),
        version: fact(version),
        branch: fact(branch),
        commit: fact(commit),
      }),
      metrics: new Map([...direct, ...metrics]),
    };
  });
  return { series: chosen(seriesOfRows(rows), options.metrics, file), notices: [] };
}

function chosen(all: FileSeries['series'], metrics: string[] | undefined, file: string): FileSeries['series'] {
  const unmatched = metrics?.find((pattern) => !all.some(({ name }) => matchesGlob(pattern, name)));
  const names = all.map(({ name }) => `"${name}"`).join(', ');
  if (unmatched !== undefined) {
    throw new HunterError('not-found', `${file} has no metric "${unmatched}": it has ${names || 'none'}.`);
  }
  if (all.length === 0) {
    throw new HunterError('empty', `${file} has no numbers besides the times.`);
  }
  return metrics ? all.filter(({ name }) => metrics.some((pattern) => matchesGlob(pattern, name))) : all;
}

function parseRuns(text: string, file: string): unknown[] {
  try {
    const parsed = parseJson(text);
    return Array.isArray(parsed) ? parsed : [parsed];
  } catch (error) {
    const lines = text.split('\n').flatMap((line, i) => (line.trim() ? [{ line, number: i + 1 }] : []));
    if (lines.length < 2) {
      throw new HunterError('input', `${file} is no JSON: ${(error as Error).message}`);
    }
    return lines.map(({ line, number }) => {
      try {
        return parseJson(line);
      } catch {
        throw new HunterError('input', `${file}, line ${number} is no JSON.`);
      }
    });
  }
}

function flatten(run: unknown, where: string): { facts: Fields; metrics: Array<[string, number]> } {
  if (!isObject(run)) {
    throw new HunterError('input', `${where} is no object such as {"time": "2026-06-01", "latency": 12.5}.`);
  }
  const { metrics = {}, attributes = {}, ...facts } = run;
  if (!isObject(attributes) || (!isObject(metrics) && !Array.isArray(metrics))) {
    throw new HunterError('input', `${where}: "attributes" must be an object, "metrics" an object or a list.`);
  }
  const named = Array.isArray(metrics)
    ? metrics.map((metric: unknown) => (isObject(metric) ? ([metric.name, metric.value] as const) : ([] as const)))
    : Object.entries(metrics);
  return {
    facts: { ...attributes, ...facts },
    metrics: named.map(([name, value]): [string, number] => {
      if (typeof name !== 'string' || !(typeof value === 'number' || value === null || value === undefined)) {
        throw new HunterError('input', `${where}: a metric needs a name and a number, or null for a gap.`);
      }
      return [name, value ?? NaN];
    }),
  };
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
