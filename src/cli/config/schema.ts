import * as z from 'zod/mini';

// The one truth about hunter.yaml and ~/.hunter/conf.yaml: what files are checked with, the types, and the JSON schema
// that editors use (`hunter validate --schema`).

const named = <T extends z.ZodMiniType>(schema: T, description: string): T =>
  schema.check(z.describe(description)) as T;

const text = (description: string) => z.optional(named(z.union([z.string(), z.number()]), description));
const oneOrMore = z.union([z.string(), z.array(z.string())]);
const list = (description: string) => z.optional(named(oneOrMore, description));

const url = text('Address, such as https://graphite.example.com');
const user = text('Name of the user');
const password = text('Password; ${VARIABLE} reads it from the environment');
const token = text('Token; ${VARIABLE} reads it from the environment');

const SERVICES = {
  fallout: z.strictObject({ url, user, token }),
  graphite: z.strictObject({ url, user, password }),
  prometheus: z.strictObject({ url, user, password, token }),
  postgres: z.strictObject({ url: text('Address, such as postgres://user@host/database') }),
  bigquery: z.strictObject({
    project: text('Name of the project'),
    credentials: text('File with the key of a service account'),
    url: text('Address of another server with the same API'),
  }),
  grafana: z.strictObject({ url, user, password, token }),
  slack: z.strictObject({ webhook: text('Address of an incoming webhook') }),
  carbon: z.strictObject({
    host: text('Host that `hunter record` writes to'),
    port: text('Port of carbon'),
    protocol: text('line or pickle'),
  }),
};

const p = named(z.number().check(z.gt(0), z.lte(1)), 'Largest p-value of a change to report');
const magnitude = named(z.number().check(z.gte(0), z.lte(1e6)), 'Smallest change to report: 0.05 is 5 %');
const prominence = named(z.number().check(z.gte(0), z.lte(1e6)), 'Changes that stand out by less are subtle');

const THRESHOLDS = {
  max_p_value: z.optional(p),
  min_magnitude: z.optional(magnitude),
  min_prominence: z.optional(prominence),
};

const metric = z.strictObject({
  direction: z.optional(
    named(
      z.union([z.enum(['higher_is_better', 'lower_is_better', 'either']), z.literal(1), z.literal(-1), z.literal(0)]),
      'Which way is better (1: higher, -1: lower); guessed from the name if it is left out'
    )
  ),
  scale: z.optional(named(z.number().check(z.gt(0)), 'Factor for the values')),
  unit: text('Unit of the scaled values, such as ms, bytes or ops/s'),
  column: text('Column of the file or of the rows, if its name is another one'),
  suffix: text('Path below the prefix of the test, in Graphite'),
  ...THRESHOLDS,
});

const TEST = {
  inherit: list('Templates whose settings this has, too; later ones win'),
  description: text('What it is, for people'),
  fallout: text('Fallout test'),
  file: list('Files with results, relative to this one: CSV, JSON, NDJSON, HistoStat logs'),
  prefix: text('Path in Graphite; all series below it, or those of the metrics with a suffix'),
  targets: list('Expressions of Graphite'),
  tags: list(
    'Tags of the events of Graphite that tell which version, branch and commit ran, all of them; with prefix or targets'
  ),
  promql: list('Queries of Prometheus'),
  sql: text('Query of PostgreSQL: a row for each run'),
  bigquery: text('Query of BigQuery: a row for each run'),
  metrics: z.optional(
    named(
      z.union([z.array(z.string()), z.record(z.string(), z.nullable(metric))]),
      'Names of metrics, * matches anything; or a map from a name to what is known of it'
    )
  ),
  user: text('Owner of the Fallout test'),
  params: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  suffixes: list('Suffixes of the prefix'),
  branches: list('Branches, each a series of its own'),
  since: text('First run, such as -90d'),
  until: text('Last run'),
  step: text('Distance of points of Prometheus, such as 1h'),
  columns: z.optional(
    z.strictObject({
      time: text('Column with the time of a run'),
      id: text('Column with its name or number'),
      version: text('Column with its version'),
      branch: text('Column with its branch'),
      commit: text('Column with its commit'),
    })
  ),
  delimiter: text('What separates the cells of a CSV file'),
  quote: text('What the cells of a CSV file are quoted with'),
  decimal: z.optional(z.enum(['.', ','])),
  date_order: z.optional(z.enum(['dmy', 'mdy'])),
  method: z.optional(z.enum(['robust', 'otava', 'off'])),
  ...THRESHOLDS,
};

const test = z.strictObject(TEST);

const fileSchema = z.strictObject({
  $schema: text('Where editors find this schema'),
  ...Object.fromEntries(Object.entries(SERVICES).map(([name, schema]) => [name, z.optional(z.nullable(schema))])),
  templates: z.optional(z.nullable(named(z.record(z.string(), test), 'Settings that tests inherit'))),
  tests: z.optional(z.nullable(named(z.record(z.string(), test), 'Tests by their names'))),
  groups: z.optional(
    z.nullable(named(z.record(z.string(), oneOrMore), 'Groups of tests, by name; * in a test matches anything'))
  ),
});

export type TestSettings = z.infer<typeof test>;
export type MetricSettings = z.infer<typeof metric>;
type Service = keyof typeof SERVICES;
/** Addresses and credentials. Numbers, such as a token of digits, have become texts. */
export type Services = { [S in Service]?: { [K in keyof z.infer<(typeof SERVICES)[S]>]?: string } };

/** The settings of a file that was checked. */
export interface Settings extends Services {
  templates?: Record<string, TestSettings>;
  tests?: Record<string, TestSettings>;
  groups?: Record<string, string | string[]>;
}

/** The services, and the keys that each has. */
export const SERVICE_KEYS = Object.fromEntries(
  Object.entries(SERVICES).map(([name, schema]) => [name, Object.keys(schema.shape)])
) as Record<Service, string[]>;

/** The JSON schema for editors. */
export const jsonSchema = (): object => ({
  title: 'Settings of Hunter',
  ...z.toJSONSchema(fileSchema, { target: 'draft-7' }),
});

/** A mistake in a value: its place, and a sentence that does not name the place. */
export interface Problem {
  path: PropertyKey[];
  /** An unknown key, and those that there are. */
  unknown?: { key: string; known: string[] };
  message: string;
}

/** Checks settings. Returns what is wrong, in the order of the schema; an empty list if nothing is. */
export function checkShape(value: unknown): Problem[] {
  const { error } = z.safeParse(fileSchema, value, { reportInput: true });
  return (error?.issues ?? []).flatMap(problemsOf);
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        unknown: { key, known: keysAt(issue.path) },
        message: 'is not known',
      }));
    case 'invalid_union': {
      const deeper = issue.errors.flat().filter(({ path }) => path.length > 0);
      return deeper.length > 0
        ? deeper.flatMap((one) => problemsOf({ ...one, path: [...issue.path, ...one.path] } as z.core.$ZodIssue))
        : [{ path: issue.path, message: `must be ${[...new Set(issue.errors.flat().map(dueOf))].join(' or ')}` }];
    }
    default:
      return [{ path: issue.path, message: `must be ${dueOf(issue)}` }];
  }
}

const NOUNS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  null: 'empty',
};

/** Describes the value that is expected: `a number above 0`. */
function dueOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return NOUNS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(', ');
    case 'too_small':
      return `a number ${issue.inclusive ? 'of at least' : 'above'} ${issue.minimum}`;
    case 'too_big':
      return `a number of at most ${issue.maximum}`;
    default:
      return 'something else';
  }
}

/** The keys of the map at a path. */
function keysAt([first, , third]: PropertyKey[]): string[] {
  if (first === undefined) {
    return Object.keys(fileSchema.shape);
  }
  if (first === 'tests' || first === 'templates') {
    return third === undefined
      ? Object.keys(TEST)
      : third === 'columns'
        ? Object.keys(TEST.columns.def.innerType.shape)
        : Object.keys(metric.shape);
  }
  return SERVICE_KEYS[first as Service] ?? [];
}
