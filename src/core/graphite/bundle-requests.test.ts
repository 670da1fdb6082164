import fc from 'fast-check';

import type { ApiAnswer, ApiRequest } from '../transport/request';
import type { Send } from '../transport/send';
import { bundleGraphite } from './bundle-requests';
import { decodeEvents, eventsRequest } from './events';
import { fetchTargets } from './fetch-targets';
import { decodeFind, findRequest } from './find-nodes';

const RANGE = { from: 0, to: 10_000 };
const wait = () => new Promise<void>((resolve) => setTimeout(resolve));
const json = (body: unknown): ApiAnswer => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(body),
});
const paramOf = ({ params = [] }: ApiRequest, wanted: string) => params.find(([name]) => name === wanted)?.[1];
const paramsOf = ({ params = [] }: ApiRequest, wanted: string) =>
  params.flatMap(([name, value]) => (name === wanted ? [value] : []));

/** Sends to both, bundled and as it is. */
function both(serve: (request: ApiRequest) => ApiAnswer): { bundled: Send; plain: Send; asked: ApiRequest[] } {
  const asked: ApiRequest[] = [];
  const send = async (request: ApiRequest) => {
    asked.push(request);
    return serve(request);
  };
  return { bundled: bundleGraphite(send, { wait }), plain: async (request) => serve(request), asked };
}

describe('metric trees', () => {
  const PATHS = ['perf.a.x.p50', 'perf.a.x.p99', 'perf.a.x', 'perf.b.y.p50', 'perf.a-1.x.p50', 'other.deep.er.c.z.m'];

  /** As graphite-web answers: only the format completer has whole paths. */
  function find(request: ApiRequest): ApiAnswer {
    const query = paramOf(request, 'query')!;
    const pattern = query
      .split('.')
      .map((node) => node.replace(/\*/g, '[^.]*').replace(/\{(.*)\}/, (_, all) => `(?:${all.replaceAll(',', '|')})`));
    const matches = new RegExp(`^${pattern.join('\\.')}$`);
    const depth = pattern.length;
    const nodes = new Map<string, { path: string; leaf: boolean }>();
    for (const path of PATHS) {
      const all = path.split('.');
      const id = all.slice(0, depth).join('.');
      if (all.length >= depth && matches.test(id)) {
        nodes.set(`${id} ${all.length === depth}`, { path: id, leaf: all.length === depth });
      }
    }
    const found = [...nodes.values()];
    return paramOf(request, 'format') === 'completer'
      ? json({
          metrics: [
            ...found.map(({ path, leaf }) => ({ path: leaf ? path : `${path}.`, name: '', is_leaf: leaf ? '1' : '0' })),
            { name: '*' },
          ],
        })
      : json(found.map(({ path, leaf }) => ({ id: path, text: '', leaf: Number(leaf), expandable: Number(!leaf) })));
  }

  const children = async (send: Send, branches: string[]) =>
    Promise.all(branches.map(async (one) => decodeFind(await send(findRequest(`${one}.*`)), one)));

  it('of tests below one path are one request', async () => {
    const { bundled, asked } = both(find);
    expect(await children(bundled, ['perf.a', 'perf.b', 'perf.a-1'])).toEqual([
      [
        { id: 'perf.a.x', leaf: false, branch: true },
        { id: 'perf.a.x', leaf: true, branch: false },
      ],
      [{ id: 'perf.b.y', leaf: false, branch: true }],
      [{ id: 'perf.a-1.x', leaf: false, branch: true }],
    ]);
    expect(asked.map((one) => paramOf(one, 'query'))).toEqual(['perf.{a,b,a-1}.*']);
  });

  it('are the same as if each is asked for by itself, whatever they are', async () => {
    const branch = fc.constantFrom(
      'perf.a',
      'perf.b',
      'perf.a.x',
      'perf.b.y',
      'perf.none',
      'other.deep.er.c',
      'per?',
      'x'
    );
    await fc.assert(
      fc.asyncProperty(fc.array(branch, { maxLength: 40 }), async (branches) => {
        const { bundled, plain } = both(find);
        expect(await children(bundled, branches)).toEqual(await children(plain, branches));
      }),
      { numRuns: 50 }
    );
  });

  it('are asked for one by one where the server knows no such format, or no braces', async () => {
    for (const refusal of [{ status: 400, contentType: '', body: 'unknown format' }, json([]), json({ metrics: [] })]) {
      const { bundled } = both((request) => (paramOf(request, 'format') ? refusal : find(request)));
      const [a, b] = await children(bundled, ['perf.a', 'perf.b']);
      expect([a.length, b.length]).toEqual([2, 1]);
    }
  });

  it('keep addresses short', async () => {
    const { bundled, asked } = both(() => json([]));
    await children(
      bundled,
      Array.from({ length: 20 }, (_, i) => `perf.${'long'.repeat(80)}${i}`)
    );
    expect(Math.max(...asked.map((one) => paramOf(one, 'query')!.length))).toBeLessThan(2100);
  });
});

describe('points', () => {
  function render(request: ApiRequest): ApiAnswer {
    const targets = paramsOf(request, 'target');
    if (targets.some((target) => target.includes('noSuchFunction'))) {
      return { status: 400, contentType: 'text/html', body: 'unknown function' };
    }
    return json(
      targets.flatMap((target) => {
        const path = /[^(,]+(?=,|$)/.exec(target)![0];
        const tags = [...target.matchAll(/"(\d+\|)"/g)].map(([, tag]) => tag).reverse();
        return path === 'nothing' ? [] : [{ target: tags.join('') + path, tags: {}, datapoints: [[path.length, 5]] }];
      })
    );
  }

  const namesOf = async (send: Send, all: string[][]) =>
    (await Promise.all(all.map((targets) => fetchTargets(send, targets, RANGE)))).map((results) =>
      results.map(
        ({ series, problem }) => problem?.message ?? series.map(({ name, values }) => `${name} ${values}`).join()
      )
    );

  it('of several queries are one request, each with its own series', async () => {
    const { bundled, asked } = both(render);
    expect(await namesOf(bundled, [['a.b'], ['c', 'dd'], ['nothing']])).toEqual([
      ['a.b 3'],
      ['c 1', 'dd 2'],
      [expect.stringContaining('Graphite has no data for "nothing"')],
    ]);
    expect(asked).toHaveLength(1);
  });

  it('a query that Graphite refuses does not spoil the others', async () => {
    const { bundled } = both(render);
    const [a, bad, c] = await namesOf(bundled, [['a'], ['noSuchFunction(b)'], ['c', 'noSuchFunction(d)']]);
    expect(a).toEqual(['a 1']);
    expect(bad[0]).toContain('Graphite refused the target "noSuchFunction(b)"');
    expect(c).toEqual(['c 1', expect.stringContaining('noSuchFunction(d)')]);
  });

  it('that the shell has decoded are given to their query', async () => {
    const times = Float64Array.of(5000);
    const { bundled } = both((request) => ({
      ...json([]),
      rendered: paramsOf(request, 'target').map((_, i) => ({
        target: `${i}|x${i}`,
        times,
        values: Float64Array.of(i),
      })),
    }));
    expect(await namesOf(bundled, [['a'], ['b']])).toEqual([['x0 0'], ['x1 1']]);
  });
});

describe('events', () => {
  const EVENTS = [
    { when: 1, what: 'run', tags: ['jane', 'a'], data: '1' },
    { when: 2, what: 'run', tags: 'jane b', data: '2' },
    { when: 3, what: 'run', tags: ['bob', 'a'], data: '3' },
    { when: 4, what: 'run', tags: ['jane', 'a', 'b'], data: '4' },
  ];

  function getData(request: ApiRequest): ApiAnswer {
    const wanted = paramOf(request, 'tags')!.split(' ');
    const isUnion = paramOf(request, 'set') === 'union';
    const has = (tags: string[] | string, tag: string) => [tags].flat().join(' ').split(' ').includes(tag);
    return json(
      EVENTS.filter(({ tags }) =>
        isUnion ? wanted.some((tag) => has(tags, tag)) : wanted.every((tag) => has(tags, tag))
      )
    );
  }

  const datesOf = async (send: Send, all: string[][]) =>
    Promise.all(
      all.map(async (tags) =>
        decodeEvents(await send(eventsRequest(tags, 'all', RANGE)), tags, 'all').map(({ time }) => time)
      )
    );

  it('of several tests are one request, by what tells them apart', async () => {
    const { bundled, asked } = both(getData);
    expect(
      await datesOf(bundled, [
        ['jane', 'a'],
        ['jane', 'b'],
        ['jane', 'c'],
      ])
    ).toEqual([[1000, 4000], [2000, 4000], []]);
    expect(asked.map(({ params }) => params)).toEqual([
      [
        ['tags', 'a b c'],
        ['set', 'union'],
        ['from', '0'],
        ['until', '10'],
      ],
    ]);
  });

  it('are those of each test, whatever its tags', async () => {
    const tags = fc.uniqueArray(fc.constantFrom('jane', 'bob', 'a', 'b', 'c'), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(tags, { maxLength: 12 }), async (all) => {
        const { bundled, plain } = both(getData);
        expect(await datesOf(bundled, all)).toEqual(await datesOf(plain, all));
      }),
      { numRuns: 50 }
    );
  });

  it('of a server that takes only those with all tags are asked for test by test', async () => {
    const { bundled } = both((request) =>
      getData({ ...request, params: request.params!.filter(([name]) => name !== 'set') })
    );
    expect(
      await datesOf(bundled, [
        ['jane', 'a'],
        ['bob', 'b'],
        ['jane', 'b'],
      ])
    ).toEqual([[1000, 4000], [], [2000, 4000]]);
  });

  it('that are no list are asked for test by test', async () => {
    const { bundled } = both((request) => (paramOf(request, 'set') === 'union' ? json('no') : getData(request)));
    expect(
      await datesOf(bundled, [
        ['jane', 'a'],
        ['jane', 'b'],
      ])
    ).toEqual([
      [1000, 4000],
      [2000, 4000],
    ]);
  });
});
