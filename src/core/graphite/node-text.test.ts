import fc from 'fast-check';

import { parseTarget } from './expression/parse';
import { slice, type Path } from './expression/tree';
import { anyOf, nodeText, pathText, patternText } from './node-text';

/** Matches a node as Graphite does: a backslash is removed, `?` is any character. */
const meaning = (text: string) =>
  new RegExp(
    `^${text.replace(/\\([^])|\?|[^]/g, (part, escaped: string | undefined) =>
      part === '?' ? '[^]' : (escaped ?? part).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    )}$`,
    'u'
  );

describe('a node of the tree', () => {
  it.each([
    ['load(5min)', 'load\\(5min\\)'],
    ["it's", "it\\'s"],
    ['read,write', 'read\\,write'],
    ['a|b', 'a\\|b'],
    ['say"hi"', 'say\\"hi\\"'],
    ['back\\slash', 'back\\\\slash'],
    ['ok', 'ok'],
    ['p99.9', 'p99\\.9'],
    ['a b', 'a?b'],
    ['é', '?'],
    ['😀', '?'],
    ['a[1]*', 'a?1??'],
    ['{x}', '?x?'],
    ['100%', '100%'],
    ['a=b;c#d', 'a=b?c#d'],
  ])('%s is written %s', (node, text) => expect(nodeText(node)).toBe(text));

  it('is read back as that node, whatever its name', () => {
    const node = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1, unit: fc.constantFrom(...'(){},.\'"\\|=*?[] aé%$#;') }),
      fc.string({ minLength: 1, unit: 'binary' })
    );
    fc.assert(
      fc.property(node, node, (one, other) => {
        fc.pre(!/[\ud800-\udfff]/.test(one.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')));
        for (const text of [`p.${nodeText(one)}.${nodeText(other)}`, `f(p.${nodeText(one)}.x, 1)`]) {
          const { root, problems } = parseTarget(text, { variables: false });
          expect(problems).toEqual([]);
          const path = (root!.type === 'call' ? root!.args[0].value : root) as Path;
          expect(path.segments.length).toBe(3);
          expect(meaning(slice(text, path.segments[1])).test(one)).toBe(true);
        }
      }),
      { numRuns: 1000 }
    );
  });

  it('in a path keeps its dots', () => expect(pathText("a.it's.b")).toBe("a.it\\'s.b"));
});

describe('a name that is given', () => {
  it.each([
    ['load(5min)', 'load\\(5min\\)'],
    ['load\\(5min\\)', 'load\\(5min\\)'],
    ['read.*.p9?', 'read.*.p9?'],
    ['{a,b}.x[0-9]', '{a,b}.x[0-9]'],
    ['read,write', 'read\\,write'],
    ['{a,b', '?a\\,b'],
    ['{a,{b,c}}', '?a\\,?b\\,c??'],
    ["it's", "it\\'s"],
    ['größe', 'gr??e'],
  ])('%s is written %s', (name, text) => expect(patternText(name)).toBe(text));

  it('is read whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'(){},\'"\\|=*?[] aé'), minLength: 1 }), (name) => {
        expect(parseTarget(`p.${patternText(name)}`, { variables: false }).problems).toEqual([]);
      }),
      { numRuns: 2000 }
    );
  });
});

it.each<[string[], string[]]>([
  [[], ['*']],
  [['a'], ['a']],
  [['a', 'b'], ['{a,b}']],
  [
    ['a.b', 'c', 'd'],
    ['{c,d}', 'a.b'],
  ],
  [['read,write', 'x'], ['{read?write,x}']],
  [["it's", 'load(5min)'], ["{it\\'s,load\\(5min\\)}"]],
])('any of %j is %j', (names, texts) => {
  expect(anyOf(names)).toEqual(texts);
  texts.forEach((text) => expect(parseTarget(`p.${text}`, { variables: false }).problems).toEqual([]));
});
