import { setBackendSrv, type BackendSrv, type BackendSrvRequest } from '@grafana/runtime';
import { of, throwError } from 'rxjs';

import { DEFAULT_QUERY } from '../core/query/model';
import { createRule } from './create';
import { ruleOf } from './rule';

const query = {
  ...DEFAULT_QUERY,
  refId: 'B',
  hide: false,
  datasource: { type: 'hunter-changepoints-datasource', uid: 'h' },
  source: { type: 'fallout' as const, test: 'lwt' },
};
const panel = { dashboardUid: 'd', panelId: 4 };
const rule = ruleOf({ title: 'lwt got worse', query, panel }, 7.5, 0.001);

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
  const { expression } = rule.grafana_alert.data.at(-1)!.model as unknown as { expression: string };
  expect(expression).toBe('$change > 7.5 && $p <= 0.001 && $after != $before');
  const queries = rule.grafana_alert.data.slice(0, -1).map(({ refId }) => refId);
  expect(queries.filter((refId) => !expression.includes(`$${refId}`))).toEqual([]);
});

describe('creating it', () => {
  const grafana = (answer: (request: BackendSrvRequest) => unknown) => {
    const asked: BackendSrvRequest[] = [];
    const fetch = (request: BackendSrvRequest) => {
      asked.push(request);
      const data = answer(request);
      return data instanceof Error ? throwError(() => data) : of({ data });
    };
    setBackendSrv({ fetch } as unknown as BackendSrv);
    return asked;
  };
  const failure = (status: number, message?: string) =>
    Object.assign(new Error(message ?? ''), { status, data: message && { message } });

  it('makes a group of its name, and leads to the rule', async () => {
    const asked = grafana(({ method }) => (method === 'GET' ? failure(404) : { created: ['u1'] }));
    expect(await createRule(rule, 'f')).toBe('/alerting/grafana/u1/view');
    expect(asked[1]).toMatchObject({ method: 'POST', url: '/api/ruler/grafana/api/v1/rules/f' });
    expect(asked[1].data).toMatchObject({ name: 'lwt got worse', interval: '10m', rules: [rule] });
  });

  it('leaves what a group of that name holds already', async () => {
    const other = { grafana_alert: { title: 'other' } };
    const asked = grafana(({ method }) =>
      method === 'GET' ? { name: 'lwt got worse', interval: '1h', rules: [other] } : { created: ['u1'] }
    );
    await createRule(rule, 'f');
    expect(asked[1].data).toMatchObject({ interval: '1h', rules: [other, rule] });
  });

  it('says what is wrong, in words', async () => {
    grafana(() => failure(403));
    await expect(createRule(rule, 'f')).rejects.toThrow('You may not create alert rules in this folder');
    grafana(({ method }) => (method === 'GET' ? failure(404) : failure(400, 'a conflicting alert rule is found')));
    await expect(createRule(rule, 'f')).rejects.toThrow('a conflicting alert rule is found');
  });
});
