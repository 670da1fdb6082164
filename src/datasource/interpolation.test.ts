import { DEFAULT_QUERY } from '../core/query/model';
import { provideVariables } from '../testing/services';
import { withVariables } from './interpolation';
import type { HunterQuery } from './types';
import type { VariableQuery } from './variables/variable-query';
import { listVariableValues } from './variables/variable-values';

const VALUES: Record<string, string | string[]> = {
  v: 'VALUE',
  many: ['a', 'b'],
  svc: 'checkout',
  mail: 'me@example.com',
};

beforeAll(() => provideVariables(VALUES));

/** All texts of a query, as `path: text`. */
function textsOf(value: unknown, path = ''): Array<[path: string, text: string]> {
  if (typeof value === 'string') {
    return [[path, value]];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => textsOf(one, path === '' ? key : `${path}.${key}`))
    : [];
}

const base: HunterQuery = { ...DEFAULT_QUERY, refId: 'A' };

/** Queries that together have every text field of the model, with a variable wherever a person may write. */
const QUERIES: HunterQuery[] = [
  {
    ...base,
    source: { type: 'graphite', targets: ['p.$v', 'alias(p.a,"$v")', "seriesByTag('a=$v')"], editor: 'text' },
  },
  {
    ...base,
    source: {
      type: 'fallout',
      user: '$v',
      test: '$v',
      params: { p: '$v' },
      suffixes: ['$v'],
      metrics: ['x$v'],
      since: { version: '$v' },
      until: { commit: '$v' },
      branches: ['$v'],
    },
    metrics: [{ pattern: '*.$v', direction: 'either' }],
    changeValue: 'change',
  },
  { ...base, source: { type: 'fallout', test: '$v', since: { commit: '$v' }, until: { version: '$v' } } },
  { ...base, source: { type: 'datasource', ref: { uid: '$v', type: 'x' }, query: { expr: '$v' } } },
  { ...base, annotation: { show: 'events', tags: ['deploy', '$v'], match: 'all' } },
  { ...base, annotation: { show: 'changePoints', which: 'all' } },
  { ...base, annotation: { show: 'points' } },
];

/** Texts that stay as they are, and why. */
const FIXED: Record<string, string> = {
  refId: 'a letter that Grafana gives',
  show: 'one of a list',
  changeValue: 'one of a list',
  'source.type': 'one of a list',
  'source.editor': 'one of a list',
  'source.ref.uid': 'Grafana finds data sources by a variable itself',
  'source.ref.type': 'a plugin’s id',
  'source.query.expr': 'the other data source replaces variables itself',
  'detection.method': 'one of a list',
  'metrics.0.direction': 'one of a list',
  'annotation.show': 'one of a list',
  'annotation.which': 'one of a list',
  'annotation.match': 'one of a list',
};

it('variables are replaced in every text of a query, but those that are listed', () => {
  for (const query of QUERIES) {
    const replaced = new Map(textsOf(withVariables(query, {})));
    for (const [path, text] of textsOf(query)) {
      const fixed = path in FIXED || text === 'deploy' || !text.includes('$');
      expect([path, replaced.get(path)]).toEqual([path, fixed ? text : text.replace('$v', 'VALUE')]);
      expect(text === '' || text.includes('$') || path in FIXED || path.startsWith('annotation.tags')).toBe(true);
    }
  }
});

it('several values are one item each in lists', () => {
  const annotation = { show: 'events' as const, tags: ['deploy', '$svc', 'env-$many'], match: 'all' as const };
  expect(withVariables({ ...base, annotation }, {}).annotation).toEqual({
    ...annotation,
    tags: ['deploy', 'checkout', 'env-a', 'env-b'],
  });
  const source = {
    type: 'fallout' as const,
    test: 't',
    suffixes: ['x.$many'],
    metrics: ['p$many'],
    branches: ['$many'],
  };
  expect(withVariables({ ...base, source }, {}).source).toMatchObject({
    suffixes: ['x.a', 'x.b'],
    metrics: ['pa', 'pb'],
    branches: ['a', 'b'],
  });
  const metrics = [{ pattern: '$many', direction: 'either' as const }];
  expect(withVariables({ ...base, metrics }, {}).metrics).toEqual([
    { pattern: 'a', direction: 'either' },
    { pattern: 'b', direction: 'either' },
  ]);
});

it.each<[VariableQuery, string]>([
  [{ kind: 'metrics', query: 'p.$v.load\\(5min\\).*' }, '/metrics/find query=p.VALUE.load(5min).*'],
  [{ kind: 'expand', query: 'p.$v' }, '/metrics/expand query=p.VALUE'],
  [{ kind: 'seriesNames', query: 'p.$v' }, '/render target=p.VALUE'],
  [{ kind: 'lastValues', query: `seriesByTag('a=$many')` }, "/render target=seriesByTag('a=~^(a|b)$')"],
  [{ kind: 'tags', filters: ['a=$v'] }, '/tags/autoComplete/tags expr=a=VALUE'],
  [{ kind: 'tagValues', tag: '$v', filters: ['a=$many'] }, '/tags/autoComplete/values expr=a=~^(a|b)$ tag=VALUE'],
  [{ kind: 'falloutTests', user: '$mail' }, '/tests/me@example.com/api '],
  [{ kind: 'suffixes', user: '$mail', test: '$v' }, '/tests/me@example.com/VALUE/api '],
  [{ kind: 'falloutMetrics', user: '$mail', test: '$v' }, '/tests/me@example.com/VALUE/api '],
  [{ kind: 'branches', user: '$mail', test: '$v' }, '/events/get_data tags=me@example.com VALUE'],
])('variables are replaced in a variable’s query %j', async (query, asked) => {
  const requests: string[] = [];
  const send = async ({ path, params = [] }: { path: string; params?: Array<[string, string]> }) => {
    requests.push(`${path} ${params.map(([name, value]) => `${name}=${value}`).join(' ')}`);
    return { status: 500, contentType: '', body: '' };
  };
  await listVariableValues(query, { send, ownerOf: (user) => user }).catch(() => undefined);
  expect(requests[0]).toContain(asked);
});
