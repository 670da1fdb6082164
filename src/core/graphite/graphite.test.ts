import fc from 'fast-check';

import type { ApiAnswer } from '../transport/request';
import { graphiteError } from './answer-errors';
import { checkTarget, joinPath } from './check-target';
import { fetchTargets } from './fetch-targets';
import { decodeRender, renderRequest } from './render';
import { walkTree } from './walk-tree';

const answer = (status: number, body: string, contentType = 'text/html'): ApiAnswer => ({ status, body, contentType });
const range = { from: 100_000, to: 300_000 };

describe('targets', () => {
  it.each([
    ['', 'is empty'],
    ['alias(perf.a', '"(" that is not closed'],
    ['perf.a)', '")" where nothing more is expected'],
    ['perf.{a,b', '"{" that is not closed'],
    ['alias(perf.a, "x)', 'quote (") that is not closed'],
    ['f(a]', '"(" that is not closed'],
  ])('%s: %s', (target, problem) => {
    expect(() => checkTarget(target)).toThrow(problem);
  });

  it.each(['perf.a', 'alias(perf.{a,b}.*, "1) (")', 'perf.test[0-9].x|scale(2)', 'alias(a, "b\\"c")'])(
    '%s can be used',
    (target) => {
      expect(() => checkTarget(target)).not.toThrow();
    }
  );

  it('are put together from nodes', () => {
    expect(joinPath('perf', '', '{a,b}')).toBe('perf.{a,b}');
  });
});

describe('render', () => {
  it('asks for raw points from a second before the range, since from is exclusive', () => {
    const { method, params } = renderRequest(['a', 'b'], range);
    expect(method).toBe('POST');
    expect(params).toEqual([
      ['target', 'a'],
      ['target', 'b'],
      ['from', '99'],
      ['until', '300'],
      ['format', 'json'],
      ['noNullPoints', '1'],
      ['storage_step', '1min'],
    ]);
  });

  it('keeps the finite points of the range only', () => {
    const body =
      '[{"target": "a", "tags": {"name": "a", "n": 3}, "datapoints": [[1, 99], [2, 100], [null, 150], [1e9999, 160], [3, 300], [4, 301]]}]';
    const [series] = decodeRender(body, 'a', range);
    expect(series).toMatchObject({ name: 'a', target: 'a', labels: { name: 'a', n: '3' } });
    expect([...series.times]).toEqual([100_000, 300_000]);
    expect([...series.values]).toEqual([2, 3]);
  });

  it('gives back any points it is given, in order', () => {
    const points = fc.uniqueArray(
      fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 100, max: 300 })),
      {
        selector: ([, time]) => time,
      }
    );
    fc.assert(
      fc.property(points, (datapoints) => {
        const sorted = [...datapoints].sort((a, b) => a[1] - b[1]);
        const [series] = decodeRender(JSON.stringify([{ target: 'a', datapoints: sorted }]), 'a', range);
        expect([...series.times]).toEqual(sorted.map(([, seconds]) => seconds * 1000));
        // JSON has no negative zero
        expect([...series.values]).toEqual(sorted.map(([value]) => value + 0));
      })
    );
  });
});

describe('errors', () => {
  it.each([
    [
      answer(400, 'Invalid parameters (Received request for unknown function: fooBar); targets: &quot;fooBar(x)&quot;'),
      'unknown function: fooBar); targets: "fooBar(x)"',
    ],
    [
      answer(500, '<html><pre>Traceback\n  File x\nTypeError: alias() missing &#x27;newName&#x27;\n</pre></html>'),
      "(500): TypeError: alias() missing 'newName'",
    ],
    [answer(400, '{"error": "Invalid tagspec bad"}', 'application/json'), 'Invalid tagspec bad'],
    [answer(0, 'the connection was refused.'), 'cannot be reached: the connection was refused. Check its URL'],
    [answer(0, 'The URL of Graphite is not set.'), /^The URL of Graphite is not set\.$/],
    [answer(401, ''), 'check the user and password'],
    [answer(404, ''), 'no such address'],
  ])('are one sentence that names what was asked for', (got, message) => {
    const error = graphiteError(got, 'the target "x"');
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('\n');
  });

  it('a page in place of an answer is said to be one', async () => {
    const [{ problem }] = await fetchTargets(async () => answer(200, '<html>Log in</html>'), ['a'], range);
    expect(problem?.message).toContain("is not Graphite's (text/html)");
  });
});

describe('walk', () => {
  const tree = ['p.a.x.m1', 'p.a.x.m2', 'p.b.m1', 'p.m3', 'p.b'];
  const send = async ({ params }: { params?: Array<[string, string]> }) => {
    const query = params![0][1].replace(/\*$/, '');
    const names = new Set(
      tree.filter((path) => path.startsWith(query)).map((path) => path.slice(query.length).split('.')[0])
    );
    const nodes = [...names].map((name) => ({
      id: query + name,
      leaf: tree.includes(query + name) ? 1 : 0,
      expandable: tree.some((path) => path.startsWith(`${query + name}.`)) ? 1 : 0,
    }));
    return answer(200, JSON.stringify(nodes));
  };

  it('finds all suffixes and metrics, also where a node is leaf and branch', async () => {
    expect(await walkTree(send, 'p')).toEqual({
      suffixes: ['', 'a.x', 'b'],
      metrics: ['b', 'm1', 'm2', 'm3'],
      cut: false,
    });
  });

  it('stops at its limits and says so', async () => {
    expect(await walkTree(send, 'p', { depth: 9, branches: 2 })).toMatchObject({ cut: true });
    expect(await walkTree(send, 'p', { depth: 1, branches: 9 })).toEqual({
      suffixes: [''],
      metrics: ['b', 'm3'],
      cut: true,
    });
  });
});
