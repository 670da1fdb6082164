import type { ApiAnswer, ApiRequest } from '../transport/request';
import { DEFAULT_QUERY, type FalloutSource } from './model';
import { planPrefix, planQuery } from './plan-query';

const definition = (prefix: string) =>
  `ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: ${JSON.stringify(prefix)}}}}}`;

const json = (value: unknown, status = 200): ApiAnswer => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(value),
});

/** A Fallout with one test, and a Graphite with these metrics, which takes names as they are and knows no backslash. */
function server(prefix: string, metrics: string[], queries: string[] = []) {
  return async ({ service, params }: ApiRequest): Promise<ApiAnswer> => {
    if (service === 'fallout') {
      return json({ definition: definition(prefix) });
    }
    const query = params![0][1];
    queries.push(query);
    const parent = query.slice(0, -1);
    const below = metrics.filter((metric) => metric.startsWith(parent));
    const names = [...new Set(below.map((metric) => metric.slice(parent.length).split('.')[0]))];
    return json(
      names.map((name) => ({
        id: parent + name,
        leaf: metrics.includes(parent + name) ? 1 : 0,
        expandable: metrics.some((metric) => metric.startsWith(`${parent}${name}.`)) ? 1 : 0,
      }))
    );
  };
}

const planOf = (prefix: string, metrics: string[], source: Partial<FalloutSource> = {}, queries: string[] = []) =>
  planQuery(server(prefix, metrics, queries), {
    ...DEFAULT_QUERY,
    source: { type: 'fallout', user: 'me@example.com', test: 't', ...source },
  });

it('names of nodes get backslashes in targets, and none when the tree is asked', async () => {
  const queries: string[] = [];
  const nodes = ['load(5min)', "it's", 'read,write', 'ok', 'a|b', 'x"y'];
  const { batches, problems } = await planOf(
    'perf.t',
    nodes.map((node) => `perf.t.${node}.p99`),
    {},
    queries
  );
  expect(batches.flat().sort()).toEqual(
    [
      'perf.t.load\\(5min\\).*',
      "perf.t.it\\'s.*",
      'perf.t.read\\,write.*',
      'perf.t.ok.*',
      'perf.t.a\\|b.*',
      'perf.t.x\\"y.*',
    ].sort()
  );
  expect(problems).toEqual([]);
  expect(queries).toContain('perf.t.load(5min).*');
  expect(queries.join()).not.toContain('\\');
});

it.each<[Partial<FalloutSource>, string[]]>([
  [{ suffixes: ['load(5min)'] }, ['perf.t.load\\(5min\\).*']],
  [{ suffixes: ['load\\(5min\\)'] }, ['perf.t.load\\(5min\\).*']],
  [{ suffixes: ["it's", 'r.*'], metrics: ['p99', 'a,b'] }, ["perf.t.it\\'s.{p99,a?b}", 'perf.t.r.*.{p99,a?b}']],
  [{ suffixes: ['x'], metrics: ['p99.9', 'p50', 'p75'] }, ['perf.t.x.{p50,p75}', 'perf.t.x.p99.9']],
  [{ suffixes: ['.x.'], metrics: ['p*'] }, ['perf.t.x.p*']],
  [{ suffixes: ['größe'] }, ['perf.t.gr??e.*']],
])('chosen names too: %j', async (source, targets) => {
  expect((await planOf('perf.t', [], source)).batches.flat()).toEqual(targets);
});

it.each(['perf.t', 'perf.t.', 'perf..t', '.perf.t', '..perf...t..'])(
  'carbon has prefix %s at perf.t',
  async (prefix) => {
    const { batches, commonStart } = await planOf(prefix, ['perf.t.r.p99']);
    expect([batches, commonStart]).toEqual([[['perf.t.r.*']], 'perf.t.r.']);
  }
);

it('prefixes may have symbols, and typed ones wildcards', async () => {
  expect((await planOf("perf.it's", ["perf.it's.r.p99"])).batches).toEqual([["perf.it\\'s.r.*"]]);
  expect((await planOf("perf.it's", ["perf.it's.r.p99"])).commonStart).toBe("perf.it's.r.");
  const typed = await planPrefix(server('', ['perf.*.r.p99']), 'perf.*.');
  expect(typed.batches).toEqual([['perf.*.r.*']]);
});
