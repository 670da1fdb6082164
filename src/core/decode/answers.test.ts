import { decodeNewestRun, decodeTest, decodeTests, decodeUsers, falloutError } from '../fallout/api/answers';
import { testLink } from '../fallout/api/links';
import { testRequest } from '../fallout/api/requests';
import { graphiteError } from '../graphite/answer-errors';
import { decodeEvents, eventData } from '../graphite/events';
import { decodeExpand } from '../graphite/expand-paths';
import { decodeFind } from '../graphite/find-nodes';
import { decodeNames } from '../graphite/tag-names';
import { changeLinks } from '../query/change-links';
import { runsOfEvents } from '../runs/run';

const answer = (body: unknown, status = 200) => ({
  status,
  contentType: 'application/json',
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);

describe('what others have garbled', () => {
  it('among events takes nothing else with it', () => {
    const good = { when: 5, what: 'x', tags: ['a'], data: '{"run_id": "r1"}' };
    const events = decodeEvents(
      answer([
        null,
        5,
        'x',
        [good],
        {},
        { when: 'now' },
        { when: 1e300 },
        { ...good, tags: [{ toString: 1 }, 'a', null] },
        good,
      ]),
      ['a'],
      'all'
    );
    expect(events.map(({ time }) => time)).toEqual([5000, 5000]);
    expect(runsOfEvents(events)).toEqual([
      { time: 5000, id: 'r1' },
      { time: 5000, id: 'r1' },
    ]);
    const told = { run_id: { toString: 1 }, version: ['6'], commit: 'c'.repeat(5000), branch: 'main' };
    expect(runsOfEvents([{ time: 1, what: '', tags: [], data: JSON.stringify(told) }])).toEqual([
      { time: 1, branch: 'main' },
    ]);
  });

  it('in the data of an event is no data', () => {
    for (const data of [deep, '('.repeat(1000), `{'a': ${'{'.repeat(50_000)}`, `"\\U00110000"`]) {
      expect(eventData(data)).toBeUndefined();
    }
    expect(eventData('{"a": nan, "b": 1}')).toEqual({ a: null, b: 1 });
    expect(eventData(`{'__proto__': {'x': 1}, 'a': '\\U0001F600'}`)).toEqual(
      JSON.parse('{"__proto__": {"x": 1}, "a": "😀"}')
    );
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it.each([deep, '[1]', '[{"id": 5}]', '{}', '5', 'null', '[[{"id": "a"}]]'])('is no list of nodes: %.20s', (body) => {
    expect(() => decodeFind(answer(body), 'a.*')).toThrow("is not Graphite's");
  });

  it('is no list of names or paths', () => {
    expect(() => decodeNames(answer(deep), 'x')).toThrow("is not Graphite's");
    expect(() => decodeExpand(answer({ results: 5 }), 'x')).toThrow("is not Graphite's");
    expect(decodeNames(answer(['a', null, { toString: 1 }]), 'x')).toEqual(['a']);
  });

  it('is no test of Fallout, and one among many is left out', () => {
    for (const body of [deep, '5', 'null', '[]', '{}', '{"definition": 5}']) {
      expect(() => decodeTest(answer(body), 'a@b.cc', 't')).toThrow("is not Fallout's");
      expect(() => decodeNewestRun(answer(body), 'a@b.cc', 't')).toThrow("is not Fallout's");
    }
    expect(
      decodeTests(answer([null, 5, { name: 5 }, { name: 't', tags: [1, 'x'], lastRunAt: 'y' }]), 'a@b.cc')
    ).toEqual([{ owner: '', name: 't', createdAt: null, lastRunAt: null, definition: '', tags: ['x'] }]);
    expect(decodeUsers(answer([{ email: 'a@b.cc' }, { name: 'x' }]))).toEqual([{ name: '', email: 'a@b.cc' }]);
  });

  it('is too much', () => {
    const many = (n: number, one: string) => `[${Array(n).fill(one).join()}]`;
    expect(() => decodeEvents(answer(many(100_001, '5')), [], 'all')).toThrow('at most 100000 are read');
    expect(() => decodeFind(answer(many(100_001, '{"id":"a"}')), 'a')).toThrow('at most 100000 are read');
    expect(() => decodeTests(answer(many(100_001, '1')), 'a@b.cc')).toThrow('at most 100000 are read');
  });

  it('in an error page is left as it is', () => {
    expect(
      graphiteError(answer('<p>a &#99999999; &constructor; &#x41;</p><style>x</style>', 500), 'x').message
    ).toContain('(500): a &#99999999; &constructor; A');
    expect(falloutError(answer('{}', 500), 'x').message).toBe('Fallout refused x (500): {}');
    expect(graphiteError(answer('<style'.repeat(100_000), 500), 'x').message.length).toBeLessThan(400);
  });
});

it('names that lead elsewhere in a path are none of a test', () => {
  for (const name of ['.', '..']) {
    expect(() => testRequest('a@b.cc', name)).toThrow(`"${name}" cannot be the name of a Fallout test`);
  }
  expect(testRequest('a@b.cc', '..a').path).toBe('/tests/a@b.cc/..a/api');
});

it('links lead to nothing but the web', () => {
  const change = { firstBadRun: { time: 1, id: '..' }, lastGoodRun: { time: 0, id: 'r' } };
  const located = { owner: 'a@b.cc', test: 't' };
  expect(changeLinks(change, located, { falloutUrl: 'javascript:alert(1)//' })).toEqual([]);
  expect(testLink('javascript:alert(1)', 'a@b.cc', 't')).toBeUndefined();
  expect(changeLinks(change, located, { falloutUrl: 'http://f' }).map(({ title }) => title)).toEqual([
    'Last run before',
    'Test in Fallout',
  ]);
});
