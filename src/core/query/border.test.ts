import fc from 'fast-check';

import { QUERY_BOUNDS } from '../bounds';
import { HunterError } from '../errors';
import { completeLimits, DEFAULT_LIMITS } from './limits';
import { DEFAULT_QUERY } from './model';
import { resolveReferences } from './references';
import { completeQuery, isBlank, shapeProblem, validateQuery } from './stored-query';

const graphite = (change: object = {}, source: object = {}) => ({
  version: 1,
  source: { type: 'graphite', targets: ['a'], ...source },
  ...change,
});
const fallout = (source: object) => ({ source: { type: 'fallout', test: 't', ...source } });
const problem = (stored: unknown): string => {
  try {
    validateQuery(completeQuery(stored as object));
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(HunterError);
    return (error as HunterError).message;
  }
};

describe('a stored query passes one border', () => {
  it.each([
    [graphite({ version: 0 }), '"version" is 0: it must be 1'],
    [graphite({ version: 99 }), 'newer version of Hunter (query version 99)'],
    [graphite({ version: '1' }), '"version" is "1"'],
    [{ source: [] }, '"source" is a list of 0: it must be an object'],
    [{ source: 'graphite' }, '"source" is "graphite"'],
    [graphite({}, { targets: 'abc' }), '"source.targets" is "abc": it must be a list'],
    [graphite({}, { targets: [null, 1, {}] }), '"source.targets[0]" is null: it must be a text'],
    [graphite({}, { targets: ['a', { trim: 1 }] }), '"source.targets[1]" is an object'],
    [graphite({}, { targets: [['a']] }), '"source.targets[0]" is a list of 1'],
    [graphite({}, { targets: ['x'.repeat(QUERY_BOUNDS.target + 1)] }), 'at most 65,536 are possible'],
    [graphite({}, { targets: Array(10_001).fill('a') }), '"source.targets" has 10,001 entries'],
    [graphite({}, { targets: Array(50).fill('x'.repeat(65_000)) }), '"source.targets" has 3,250,000 characters'],
    [graphite({}, { editor: 'vi' }), '"source.editor" is "vi": it must be "builder" or "text"'],
    [graphite({ show: '__proto__' }), '"show" is "__proto__": it must be "series", "segments"'],
    [graphite({ show: 5 }), '"show" is 5'],
    [graphite({ metrics: 5 }), '"metrics" is 5: it must be a list'],
    [graphite({ metrics: [null] }), '"metrics[0]" is null: it must be an object'],
    [graphite({ metrics: [{ pattern: 1 }] }), '"metrics[0].pattern" is 1'],
    [graphite({ metrics: [{ pattern: 'a', direction: 'up' }] }), '"metrics[0].direction" is "up"'],
    [graphite({ detection: 'robust' }), '"detection" is "robust"'],
    [graphite({ detection: { method: 'constructor' } }), 'unknown detection method "constructor"'],
    [graphite({ detection: { maxPValue: '0.5' } }), 'maximum p-value of "0.5": detection.maxPValue must be a number'],
    [graphite({ detection: { minMagnitude: 1e300 } }), 'minMagnitude must be a number from 0 to 1,000,000'],
    [graphite({ detection: { windowLength: 2147483648 } }), 'windowLength must be a whole number from 2 to 1,000'],
    [graphite({ detection: { windowLength: [50] } }), 'a window of a list of 1 points'],
    [graphite({ reportWithin: 7 }), '"reportWithin" is 7: it must be an object'],
    [graphite({ reportWithin: { days: 1e9 } }), 'reportWithin.days must be a number above 0 and at most 36,525'],
    [graphite({ reportWithin: { runs: '3' } }), 'within "3" runs: reportWithin.runs must be a whole number'],
    [graphite({ changeValue: 'constructor' }), 'unknown value of changes "constructor"'],
    [fallout({ test: 5 }), '"source.test" is 5: it must be a text'],
    [fallout({ user: ['a'] }), '"source.user" is a list of 1'],
    [fallout({ params: ['a'] }), '"source.params" is a list of 1: it must be an object'],
    [fallout({ params: { nodes: 3 } }), '"source.params.nodes" is 3: it must be a text'],
    [fallout({ suffixes: [[]] }), '"source.suffixes[0]" is a list of 0'],
    [fallout({ metrics: 'a' }), '"source.metrics" is "a"'],
    [fallout({ branches: Array(101).fill('a') }), '"source.branches" has 101 entries: at most 100'],
    [fallout({ since: { commit: ['a'] } }), '"source.since.commit" is a list of 1'],
    [fallout({ until: {} }), '"source.until" is an object: it must be an object with a "commit" or a "version"'],
    [fallout({ test: 'x'.repeat(1001) }), '"source.test" has 1,001 characters: at most 1,000'],
    [{ source: { type: 'datasource', ref: 'x' } }, '"source.ref" is "x"'],
    [{ source: { type: ['graphite'] } }, 'unknown source a list of 1'],
  ])('%#: what is wrong is named', (stored, message) => {
    expect(problem(stored)).toContain(message);
    expect(problem(stored)).toMatch(/\.$/);
  });

  it.each([5, 'abc', [1, 2], null, true])('%j, which is no query, counts as nothing', (stored) => {
    expect(completeQuery(stored as never)).toEqual(DEFAULT_QUERY);
  });

  it('what is null is not set', () => {
    const stored = {
      ...fallout({ user: null, params: null, suffixes: null, branches: null, since: null }),
      metrics: null,
      show: null,
      detection: { windowLength: null },
    };
    expect(problem(stored)).toBe('');
    expect(completeQuery(stored)).toEqual({ ...DEFAULT_QUERY, ...fallout({}) });
    expect(completeQuery({ source: null })).toEqual(DEFAULT_QUERY);
  });

  it('takes what has been valid before', () => {
    expect(problem(graphite({ future: [[]], metrics: [{ pattern: '*x' }] }))).toBe('');
    expect(problem(fallout({ params: { a: '' }, since: { version: '$v' }, suffixes: [] }))).toBe('');
    expect(problem({ source: { type: 'datasource', ref: { uid: 'x' }, query: { a: [1] } }, show: 'segments' })).toBe(
      ''
    );
  });

  it('never throws while it completes, and never anything but a HunterError while it checks', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, maxDepth: 3 });
    const field = fc.constantFrom('source', 'detection', 'metrics', 'show', 'version', 'reportWithin', 'changeValue');
    const sourceField = fc.constantFrom('type', 'targets', 'test', 'user', 'params', 'suffixes', 'metrics', 'since');
    const stored = fc.oneof(
      anything,
      fc.dictionary(field, anything),
      fc.dictionary(sourceField, anything).map((more) => graphite({}, more)),
      fc.dictionary(sourceField, anything).map((more) => fallout(more))
    );
    fc.assert(
      fc.property(stored, (one) => {
        const complete = completeQuery(one as object);
        isBlank(complete);
        problem(one);
        const again = completeQuery(complete);
        expect(again).toEqual(complete);
        if (!shapeProblem(complete)) {
          expect(typeof complete.source).toBe('object');
        }
      }),
      { numRuns: 3000 }
    );
  });
});

describe('references', () => {
  it('of a few bytes cannot stand for more than a target may have', () => {
    const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
    const bomb = Object.fromEntries(
      letters.map((letter, i) => [letter, [i === 25 ? 'a.b' : `group(${Array(4).fill(`#${letters[i + 1]}`)})`]])
    );
    const began = performance.now();
    expect(() => resolveReferences('#A', bomb)).toThrow('more than 65536 characters: refer to fewer queries');
    expect(performance.now() - began).toBeLessThan(1000);
    expect(resolveReferences('sum(#Y,#Y)', bomb)).toBe('sum(group(a.b,a.b,a.b,a.b),group(a.b,a.b,a.b,a.b))');
  });

  it('of long lists are given up while they are put together', () => {
    const long = { A: Array(100_000).fill('x'.repeat(1000)) };
    expect(() => resolveReferences('#A', long)).toThrow('refer to fewer queries');
  });

  it('are looked for in linear time, whatever quotes there are', () => {
    const began = performance.now();
    for (const piece of ['\\"', '"', '#', '"\\', '\'"', '#A"']) {
      const target = `${piece.repeat(30_000 / piece.length)}#Z`;
      expect([target, 'error']).toContain(
        (() => {
          try {
            return resolveReferences(target, {});
          } catch (error) {
            return error instanceof HunterError ? 'error' : error;
          }
        })()
      );
    }
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('are taken from texts only', () => {
    expect(() => resolveReferences(5 as never, {})).toThrow('"source.targets" is 5');
    expect(() => resolveReferences('#A', { A: [null, 5] as never })).toThrow('no Graphite query A');
  });
});

it('limits of the settings are numbers within bounds', () => {
  expect(completeLimits(undefined)).toBe(DEFAULT_LIMITS);
  expect(completeLimits({ series: 5, points: null })).toEqual({ ...DEFAULT_LIMITS, series: 5 });
  for (const limits of [{ series: NaN }, { points: -1 }, { megabytes: '200' }, { series: 1e12 }, { points: 0 }]) {
    expect(() => completeLimits(limits)).toThrow(`"limits.${Object.keys(limits)[0]}" is`);
  }
  expect(() => completeLimits([1])).toThrow('"limits" is a list of 1');
});
