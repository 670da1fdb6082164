import { readFileSync } from 'fs';

import recorded from '../../../testdata/grafana/alerting.json';
import { ruleLabels } from '../../core/query/alert-values';
import { DEFAULT_QUERY } from '../../core/query/model';
import { provideBackendSrv, type Served } from '../../testing/backend-srv';
import { buildRule } from './build-rule';
import { createRule } from './create-rule';

const query = {
  ...DEFAULT_QUERY,
  refId: 'B',
  hide: false,
  datasource: { type: 'hunter-changepoints-datasource', uid: 'h' },
  source: { type: 'fallout' as const, test: 'lwt' },
};
const panel = { dashboardUid: 'd', panelId: 4 };
const rule = buildRule({ title: 'lwt got worse', query, panel }, 7.5, 0.001);

it('asks for regressions of the same query, and belongs to the panel', () => {
  const { title, condition, data } = rule.grafana_alert;
  expect({ title, condition }).toEqual({ title: 'lwt got worse', condition: 'regressed' });
  expect(data.slice(0, 4).map(({ datasourceUid }) => datasourceUid)).toEqual(['h', 'h', 'h', 'h']);
  expect(data[1].model).toMatchObject({
    refId: 'before',
    source: query.source,
    show: 'changePoints',
    changeValue: 'before',
    reportWithin: { days: 7 },
  });
  expect(data[0].model).not.toHaveProperty('hide');
  expect(rule.annotations).toMatchObject({ __dashboardUid__: 'd', __panelId__: '4' });
});

it('the condition needs every query, so that a failed one is an error', () => {
  const { expression } = rule.grafana_alert.data.at(-1)!.model as object as { expression: string };
  expect(expression).toBe('$change > 7.5 && $p <= 0.001 && $after != $before');
  const queries = rule.grafana_alert.data.slice(0, -1).map(({ refId }) => refId);
  expect(queries.filter((refId) => !expression.includes(`$${refId}`))).toEqual([]);
});

it.each([
  ['a rule that the dialog makes', Object.values(rule.annotations).join(' ')],
  ['the example’s rule', readFileSync('provisioning/alerting/rules.yaml', 'utf8')],
  ['the example’s message', readFileSync('provisioning/alerting/templates.yaml', 'utf8')],
])('%s prints no label that only Fallout queries have, unless there is one', (_, template) => {
  const series = { name: 'a.b', target: 'a.b', labels: {}, times: new Float64Array(0), values: new Float64Array(0) };
  const unguarded = template
    .replace(/\{\{ if and [^}]*abels\.test [^}]*abels\.metric \}\}.*?\{\{ else( if [^}]*)? \}\}/g, '')
    .replace(/\{\{ with [^}]*\}\}.*?\{\{ end\s*\}\}/g, '');
  const used = [...unguarded.matchAll(/\{\{ [$.\w]*[lL]abels\.(\w+) \}\}/g)].map(([, name]) => name);
  expect(used.length).toBeGreaterThan(0);
  // a change's time is a label of every row, and Grafana gives each alert the name of its rule
  const known = [...Object.keys(ruleLabels(series)), 'time', 'alertname'];
  expect(used.filter((name) => !known.includes(name))).toEqual([]);
});

describe('creating it', () => {
  /** The answer of a real Grafana, as it was recorded. */
  const served = (what: string): Served => {
    const { status, contentType, body } = recorded.cases.find((one) => one.what === what)!.answered;
    return { status, contentType, body };
  };
  const grafana = (before: Served, answer: Served) =>
    provideBackendSrv(({ method }) => (method === 'GET' ? before : answer));

  it('makes a group of its name, and leads to the rule', async () => {
    const asked = grafana(served('no such group'), served('a rule is made'));
    expect(await createRule(rule, 'f')).toBe('/alerting/grafana/uid-of-the-rule/view');
    expect(asked[1]).toMatchObject({ method: 'POST', url: '/api/ruler/grafana/api/v1/rules/f' });
    expect(asked[1].data).toMatchObject({ name: 'lwt got worse', interval: '10m', rules: [rule] });
  });

  it('leaves what a group of that name holds already', async () => {
    const asked = grafana(served('a group'), served('a rule is made'));
    await createRule(rule, 'f');
    expect(asked[1].data.rules.map((one: typeof rule) => one.grafana_alert.title)).toEqual([
      'recorded',
      'lwt got worse',
    ]);
  });

  it('says what is wrong, in words', async () => {
    const refused = (answer: Served) => {
      grafana(served('no such group'), answer);
      return expect(createRule(rule, 'f')).rejects;
    };
    await refused(served('no such folder')).toThrow('You may not create alert rules in this folder');
    await refused(served('a rule without a title')).toThrow(
      'The rule could not be saved: invalid rule specification at index [0]: alert rule title cannot be empty.'
    );
    await refused({ status: 502, body: '<html>Bad Gateway</html>' }).toThrow(
      'The rule could not be saved: 502 Bad Gateway.'
    );
    await refused('network down').toThrow('The rule could not be saved: Grafana cannot be reached.');
  });
});
