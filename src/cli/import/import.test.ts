import { parse } from 'yaml';

import { checkTests } from '../config/check-tests';
import { checkShape } from '../config/schema';
import { checkTemplates } from '../config/templates';
import { importSettings } from './from-otava';
import type { Loose } from './loose';

const read = (text: string) => importSettings(parse(text) as Loose);
const notes = (text: string) => read(text).notes.map(({ path, message }) => `${path.join('.')} ${message}`);

const OTAVA = `
graphite: {url: 'http://g/'}
postgres: {hostname: db, port: 5432, username: u, password: 'a/b', database: perf}
templates:
  csv: {type: csv, attributes: [commit], time_column: at, csv_options: {delimiter: ';', quote_char: "'"}, metrics: [a]}
  query: {query: SELECT 1}
tests:
  file: {inherit: [csv], file: r.csv, metrics: [b]}
  graphite:
    type: graphite
    prefix: perf.x
    tags: [perf]
    metrics:
      p99: {suffix: client.p99, direction: -1, scale: 1.0e-6}
      tput: {suffix: client.tput, direction: 1, scale: 1}
  rows: {type: postgres, inherit: [query], metrics: {m: {column: mm}}}
test_groups: {all: [file, graphite]}
`;

it('converts what Otava 0.8 knows, to settings without a fault', () => {
  const { settings } = read(OTAVA);
  expect(settings).toEqual({
    graphite: { url: 'http://g/' },
    postgres: { url: 'postgres://u:a%2Fb@db:5432/perf' },
    templates: {
      csv: { columns: { time: 'at' }, delimiter: ';', quote: "'", metrics: { a: {} } },
      query: { sql: 'SELECT 1' },
    },
    tests: {
      file: { inherit: ['csv'], file: 'r.csv', metrics: { b: {} } },
      graphite: {
        prefix: 'perf.x',
        tags: ['perf'],
        metrics: {
          p99: { suffix: 'client.p99', direction: 'lower_is_better', scale: 1e-6 },
          tput: { suffix: 'client.tput', direction: 'higher_is_better' },
        },
      },
      rows: { inherit: ['query'], metrics: { m: { column: 'mm' } } },
    },
    groups: { all: ['file', 'graphite'] },
  });
  expect([checkShape(settings), checkTemplates(settings), checkTests(settings)]).toEqual([[], [], []]);
});

it('says what is left out, and where', () => {
  expect(notes(OTAVA)).toEqual(['tests.graphite.metrics.p99.scale is applied from now on; Otava never did']);
  expect(notes('slack: {token: x}')).toEqual([expect.stringContaining('slack is left out')]);
  expect(notes('tests: {a: {type: csv, file: a.csv, metrics: latency}}')).toEqual([
    'tests.a.metrics is left out: it must be a list or a map',
  ]);
  expect(notes('colour: x')).toEqual(['colour has no meaning here and is left out']);
  expect(notes("tests: {a: {type: graphite, prefix: 'p.%{BRANCH}', metrics: {}}}")).toEqual([]);
  expect(notes("tests: {a: {type: graphite, prefix: 'p.%{HOST}', metrics: {}}}")).toEqual([
    expect.stringContaining('tests.a.prefix has %{HOST}'),
  ]);
});

it('BigQuery is told from PostgreSQL by the type, also that of an heir', () => {
  const { settings } = read('templates: {q: {query: Q}}\ntests: {t: {type: bigquery, inherit: q, metrics: [m]}}');
  expect(settings.templates).toEqual({ q: { bigquery: 'Q' } });
});
