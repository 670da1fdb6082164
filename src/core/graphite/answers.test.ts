import type { ApiAnswer, ApiRequest } from '../flow/flow';
import { runFlow } from '../flow/run';
import { runsOfEvents } from '../runs/run';
import { decodeEvents, eventData } from './events';
import { decodeExpand } from './expand';
import { fetchTargets } from './fetch';
import { decodeFind } from './find';
import { decodeRender } from './render';

// What servers answer that are not graphite-web, or do not keep to JSON.

const range = { from: 1_650_000_000_000, to: 1_650_001_000_000 };
const answer = (status: number, body: string, contentType = 'application/json'): ApiAnswer => ({
  status,
  body,
  contentType,
});

describe('a number that is none', () => {
  it.each(['NaN', 'Infinity', '-Infinity', '+Inf', '-Inf', 'nan', '1e9999', 'null'])(
    '%s is a missing value',
    (word) => {
      const body = `[{"target":"NaN.count","tags":{"x":"[Inf,1]"},"datapoints":[[1,1650000000],[${word},1650000060],[2,1650000120]]}]`;
      const [{ name, labels, times, values }] = decodeRender(body, 'a', range);
      expect([name, labels, [...times], [...values]]).toEqual([
        'NaN.count',
        { x: '[Inf,1]' },
        [1_650_000_000_000, 1_650_000_120_000],
        [1, 2],
      ]);
    }
  );

  it.each([
    '{"p99": NaN, "run_id": "NaN"}',
    "{'p99': nan, 'run_id': 'NaN'}",
    '{"p99": [-Inf], "run_id": "NaN"}',
    "{'p99': inf, 'run_id': 'NaN'}",
  ])('in the data of an event takes nothing else with it: %s', (data) => {
    expect(eventData(data)?.run_id).toBe('NaN');
    expect(runsOfEvents([{ time: 1, what: '', tags: [], data }])).toEqual([{ time: 1, id: 'NaN' }]);
    const [event] = decodeEvents(
      answer(200, JSON.stringify([{ when: 1, what: 'x', tags: ['t'], data }])),
      ['t'],
      'all'
    );
    expect(eventData(event.data)?.run_id).toBe('NaN');
  });

  it('in an event that holds an object, too', () => {
    const body = '[{"when":1,"what":"x","tags":["t"],"data":{"run_id":"r","p99":NaN}}]';
    expect(eventData(decodeEvents(answer(200, body), ['t'], 'all')[0].data)).toEqual({ run_id: 'r', p99: null });
  });
});

describe('404', () => {
  const kindOf = async (got: ApiAnswer, targets = ['a']) =>
    (await runFlow(fetchTargets(targets, range), async () => got))[0].problem?.kind;
  const find = (got: ApiAnswer) => {
    try {
      return decodeFind(got, 'a.*');
    } catch (error) {
      return (error as { kind: string }).kind;
    }
  };

  it.each<[string, string]>([
    ['[]', 'application/json'],
    [' [ ]\n', ''],
    ['[]', 'text/html'],
    ['not found', 'application/json'],
    ['not found\n', 'text/plain; charset=utf-8'],
    ['no metrics were found', 'text/plain'],
    ['No metrics found', 'text/plain'],
    ['query returned no data points', 'text/plain'],
    ['metric not found: a', ''],
    ['null', 'application/json'],
  ])('%j (%s) says that there is no such metric', async (body, type) => {
    const got = answer(404, body, type);
    expect([await kindOf(got), await kindOf(got, ['a', 'b'])]).toEqual(['empty', 'empty']);
    expect(find(got)).toEqual([]);
    expect(decodeExpand(got, 'a.*')).toEqual([]);
  });

  it.each<[string, string]>([
    ['<html><h1>Not Found</h1></html>', 'text/html'],
    ['Not Found', 'text/html'],
    ['404 page not found', 'text/plain'],
    ['404 page not found\n', 'text/plain; charset=utf-8'],
    ['{"message":"Not found"}', 'application/json'],
    ['{"code":404,"message":"HTTP 404 Not Found"}', 'application/json'],
    ['', ''],
    ['Cannot POST /render', 'text/plain'],
    ['<p>no metrics were found', 'text/plain'],
    ['no\nnot found', 'text/plain'],
  ])('%j (%s) is another server’s', async (body, type) => {
    expect([await kindOf(answer(404, body, type)), find(answer(404, body, type))]).toEqual(['server', 'server']);
  });
});

describe('a target that Graphite reads in part only', () => {
  const send = (asked: string[]) => async (request: ApiRequest) => {
    const targets = request.params!.filter(([name]) => name === 'target').map(([, value]) => value);
    asked.push(...targets);
    const series = targets.map((target) => {
      const [, path, number] = /^aliasSub\((.*),"\^","(\d+\|)"\)$/.exec(target) ?? [target, target, ''];
      return { target: number + path, datapoints: [[1, 1_650_000_000]] };
    });
    return answer(200, JSON.stringify(series));
  };

  it.each([
    'a.b.',
    'a..b',
    'a.b c',
    'a.disk(1).c',
    'a.{b.x,c}.e',
    'a.{}.e',
    'a.bé.c',
    'a.b|',
    'a.b|c',
    'f(a.b)(c)',
    'sumSeries(a.b,)',
    'sumSeries(x=a.b)',
    'scale(a.b, .5)',
    'scale(a.b, 5.)',
    "smartSummarize(a.b, func='max', '1d')",
    'a.\\[x.c',
  ])('%s is not sent; the others are', async (target) => {
    const asked: string[] = [];
    const results = await runFlow(fetchTargets(['good', target, 'other'], range), send(asked));
    expect(asked.join()).not.toContain(target);
    expect(results.map(({ series }) => series.map(({ name }) => name))).toEqual([['good'], [], ['other']]);
    expect(results[1].problem?.message).toMatch(/^The Graphite target ".*" has .* \(character \d+\)\.$/);
  });

  it('as an argument is asked for by itself', async () => {
    const asked: string[] = [];
    const targets = ['12.5', 'a', 'x=y', 'true', 'b'];
    const results = await runFlow(fetchTargets(targets, range), send(asked));
    expect(results.map(({ target, series }) => [target, ...series.map(({ name }) => name)])).toEqual(
      targets.map((target) => [target, target])
    );
    expect(asked).toEqual(['aliasSub(a,"^","0|")', 'aliasSub(b,"^","1|")', '12.5', 'x=y', 'true']);
  });
});
