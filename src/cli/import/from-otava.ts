import type { Problem, Settings } from '../config/schema';
import { listOf } from '../config/templates';
import { mapOf, withoutEmpty, type Loose, type Note } from './loose';
import { importServices } from './services';

export interface Imported {
  settings: Settings;
  /** What was left out or means something else here. */
  notes: Problem[];
}

/** Converts settings of Apache Otava 0.8, or of the Hunter before it. */
export function importSettings(file: Loose): Imported {
  const notes: Problem[] = [];
  const note: Note = (path, message) => notes.push({ path, message });
  const [templates, tests] = [mapOf(file.templates), mapOf(file.tests)];
  const converted = (kind: 'templates' | 'tests', all: Loose) =>
    Object.fromEntries(
      Object.entries(all).map(([name, one]) => [
        name,
        importTest(mapOf(one), typeOf(name, kind, templates, tests), [kind, name], note),
      ])
    );
  const settings = withoutEmpty({
    ...importServices(file, note),
    templates: converted('templates', templates),
    tests: converted('tests', tests),
    groups: mapOf(file.test_groups),
  }) as Settings;
  for (const key of Object.keys(file)) {
    if (!KNOWN.includes(key)) {
      note([key], 'has no meaning here and is left out');
    }
  }
  return { settings, notes };
}

const KNOWN = [
  'templates',
  'tests',
  'test_groups',
  ...['fallout', 'graphite', 'grafana', 'slack', 'postgres', 'bigquery'],
];

/** The type of a test: its own, or that of a template; of a template, else that of a test that inherits it. */
function typeOf(name: string, kind: 'templates' | 'tests', templates: Loose, tests: Loose): string | undefined {
  const one = mapOf((kind === 'tests' ? tests : templates)[name]);
  const parents = listOf(one.inherit as string[] | undefined).map((parent) => mapOf(templates[parent]).type);
  const own = [one.type, ...parents].find((type) => typeof type === 'string');
  if (own !== undefined || kind === 'tests') {
    return own as string | undefined;
  }
  const heir = Object.entries(tests).find(([, test]) =>
    listOf(mapOf(test).inherit as string[] | undefined).includes(name)
  );
  return heir && typeOf(heir[0], 'tests', templates, tests);
}

function importTest(test: Loose, type: string | undefined, path: PropertyKey[], note: Note): Loose {
  const { inherit, file, prefix, query, time_column: time, csv_options: csv, metrics, tags } = test;
  const format = mapOf(csv);
  const leftOut = Object.keys(test).filter((key) => !TAKEN.includes(key));
  for (const key of leftOut) {
    note([...path, key], LEFT_OUT[key] ?? 'has no meaning here and is left out');
  }
  for (const [key, text] of Object.entries({ prefix, query })) {
    const [variable] = /%\{(?!BRANCH\})\w*\}/.exec(String(text)) ?? [];
    if (variable !== undefined) {
      note([...path, key], `has ${variable}: write a test for each value, or \${VARIABLE} from the environment`);
    }
  }
  return withoutEmpty({
    inherit,
    ...(type === 'fallout' && test.type !== undefined ? { fallout: test.test ?? path[1] } : {}),
    file,
    prefix,
    tags,
    ...(query === undefined ? {} : type === 'bigquery' ? { bigquery: query } : { sql: query }),
    columns: time === undefined || time === 'time' ? undefined : { time },
    delimiter: format.delimiter,
    quote: format.quote_char ?? format.quotechar,
    metrics: importMetrics(metrics, [...path, 'metrics'], note),
  });
}

const TAKEN = [
  ...['type', 'inherit', 'file', 'prefix', 'query', 'time_column', 'csv_options', 'metrics', 'tags', 'test'],
  // columns with the version, commit and branch are found by their names
  'attributes',
];

const LEFT_OUT: Record<string, string> = {
  update_statement: 'is left out: Hunter does not write to databases',
  annotate: 'is left out: hunter annotate has tags of its own (--tag)',
  base_branch: 'is left out: choose branches with "branches" or --branches',
};

/** Otava adds lists of templates to those of a test; here only maps are joined, so lists become maps. */
function importMetrics(metrics: unknown, path: PropertyKey[], note: Note): Loose | undefined {
  if (Array.isArray(metrics)) {
    return Object.fromEntries(metrics.map((name) => [String(name), {}]));
  }
  if (metrics !== undefined && (typeof metrics !== 'object' || metrics === null)) {
    note(path, 'is left out: it must be a list or a map');
  }
  return metrics === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(mapOf(metrics)).map(([name, metric]) => [
          name,
          importMetric(mapOf(metric), [...path, name], note),
        ])
      );
}

function importMetric(metric: Loose, path: PropertyKey[], note: Note): Loose {
  const { direction, scale, unit, column, suffix } = metric;
  const factor = Number(scale ?? 1);
  if (metric.annotate !== undefined) {
    note([...path, 'annotate'], LEFT_OUT.annotate);
  }
  if (factor <= 0) {
    note([...path, 'scale'], 'is left out: a factor must be above 0');
  } else if (factor !== 1) {
    note([...path, 'scale'], 'is applied from now on; Otava never did');
  }
  return withoutEmpty({
    column,
    suffix,
    unit,
    direction: direction === undefined ? undefined : Number(direction) < 0 ? 'lower_is_better' : 'higher_is_better',
    scale: factor > 0 && factor !== 1 ? factor : undefined,
  });
}
