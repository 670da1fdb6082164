import { runsOfEvents } from '../runs/run';
import type { ApiAnswer, ApiRequest } from '../transport/request';
import { decodeEvents, eventData } from './events';
import { decodeExpand } from './expand-paths';
import { fetchTargets } from './fetch-targets';
import { decodeFind } from './find-nodes';
import { decodeRender } from './render';

// Answers of servers that are not graphite-web, or whose JSON is not strict.

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

describe('a render answer that cannot be used', () => {
  const problem = async (body: string) =>
    (await fetchTargets(async () => answer(200, body), ['a'], range))[0].problem?.message;
  const at = 1_650_000_000;
  const long = 'n'.repeat(65_537);

  it.each([
    ['no name', `[{"target":null,"datapoints":[[1,${at}]]}]`],
    ['no name at all', `[{"datapoints":[[1,${at}]]}]`],
    ['a number as name', `[{"target":5,"datapoints":[[1,${at}]]}]`],
    ['nothing in place of a series', '[null]'],
    ['a list in place of a series', '[[]]'],
    ['a text in place of a series', '["a"]'],
    ['an object in place of the list', '{"target":"a","datapoints":[]}'],
    ['tags as a list', `[{"target":"a","tags":[1],"datapoints":[[1,${at}]]}]`],
    ['tags as a text', `[{"target":"a","tags":"x","datapoints":[[1,${at}]]}]`],
    ['no points', '[{"target":"a","datapoints":null}]'],
    ['points as an object', '[{"target":"a","datapoints":{"length":1}}]'],
    ['a text as points', '[{"target":"a","datapoints":"12"}]'],
    ['a number as point', '[{"target":"a","datapoints":[1]}]'],
    ['nothing as point', '[{"target":"a","datapoints":[null]}]'],
    ['a point of one number', '[{"target":"a","datapoints":[[1]]}]'],
    ['a point of three numbers', `[{"target":"a","datapoints":[[1,${at},2]]}]`],
    ['a text as value', `[{"target":"a","datapoints":[["100",${at}]]}]`],
    ['a truth as value', `[{"target":"a","datapoints":[[true,${at}]]}]`],
    ['a list as value', `[{"target":"a","datapoints":[[[1],${at}]]}]`],
    ['a text as time', `[{"target":"a","datapoints":[[1,"${at}"]]}]`],
    ['no time', '[{"target":"a","datapoints":[[1,null]]}]'],
    ['NaN as time', '[{"target":"a","datapoints":[[1,NaN]]}]'],
    ['an endless time', '[{"target":"a","datapoints":[[1,1e9999]]}]'],
    ['one such point among good ones', `[{"target":"a","datapoints":[[1,${at}],["2",${at + 60}],[3,${at + 120}]]}]`],
    ['one such series among good ones', `[{"target":"a","datapoints":[[1,${at}]]},{"target":1,"datapoints":[]}]`],
  ])('%s: it is not Graphite’s', async (_, body) => {
    expect(await problem(body)).toMatch(/^The answer for the target "a" is not Graphite's/);
  });

  it.each([
    ['descending times', `[{"target":"a","datapoints":[[1,${at}],[2,${at - 60}]]}]`, 'times do not ascend'],
    ['one time twice', `[{"target":"a","datapoints":[[1,${at}],[2,${at}]]}]`, 'times do not ascend'],
    ['missing values', `[{"target":"a","datapoints":[[null,${at}],[null,${at}]]}]`, 'times do not ascend'],
    ['times out of the range', '[{"target":"a","datapoints":[[1,2],[2,1]]}]', 'times do not ascend'],
    ['a long name', `[{"target":"${long}","datapoints":[]}]`, 'a name or tags of more than 64 kB'],
    ['a long tag', `[{"target":"a","tags":{"x":"${long}"},"datapoints":[]}]`, 'a name or tags of more than 64 kB'],
    ['a long name of a tag', `[{"target":"a","tags":{"${long}":1},"datapoints":[]}]`, 'more than 64 kB'],
  ])('%s: the message says so', async (_, body, words) => {
    expect(await problem(body)).toMatch(/^Graphite’s answer for the target "a" cannot be used: it has .*\.$/);
    expect(await problem(body)).toContain(words);
  });

  it('tags of any kind become texts', () => {
    const tags = '{"a":{"toString":1},"b":[1],"c":null,"d":true,"__proto__":"x"}';
    const [{ labels }] = decodeRender(`[{"target":"a","tags":${tags},"datapoints":[[1,${at}]]}]`, 'a', range);
    expect(Object.entries(labels)).toEqual([
      ['a', '{"toString":1}'],
      ['b', '[1]'],
      ['c', 'null'],
      ['d', 'true'],
      ['__proto__', 'x'],
    ]);
    expect(decodeRender('[{"target":"a","tags":null}]', 'a', range)).toMatchObject([{ name: 'a', labels: {} }]);
  });
});

describe('404', () => {
  const kindOf = async (got: ApiAnswer, targets = ['a']) =>
    (await fetchTargets(async () => got, targets, range))[0].problem?.kind;
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
    const results = await fetchTargets(send(asked), ['good', target, 'other'], range);
    expect(asked.join()).not.toContain(target);
    expect(results.map(({ series }) => series.map(({ name }) => name))).toEqual([['good'], [], ['other']]);
    expect(results[1].problem?.message).toMatch(/^The Graphite target ".*" has .* \(character \d+\)\.$/);
  });

  it('as an argument is asked for by itself', async () => {
    const asked: string[] = [];
    const targets = ['12.5', 'a', 'x=y', 'true', 'b'];
    const results = await fetchTargets(send(asked), targets, range);
    expect(results.map(({ target, series }) => [target, ...series.map(({ name }) => name)])).toEqual(
      targets.map((target) => [target, target])
    );
    expect(asked).toEqual(['aliasSub(a,"^","0|")', 'aliasSub(b,"^","1|")', '12.5', 'x=y', 'true']);
  });
});
