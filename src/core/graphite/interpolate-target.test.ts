import fc from 'fast-check';

import { checkTarget } from './check-target';
import { parseTarget } from './expression/parse';
import { slice, type Call, type Text } from './expression/tree';
import { globOf, interpolateCondition, interpolateTarget, listOf, type Part, type PartsOf } from './interpolate-target';
import { addTagExpressions, parseTagExpression, quotedTagExpression } from './tag-expressions';

/** Variables `$a` with one value or several. */
const withValues =
  (variables: Record<string, string | string[]>): PartsOf =>
  (text) =>
    text
      .split(/(\$\w+)/)
      .filter((part) => part !== '')
      .map((part): Part => {
        const value = part.startsWith('$') ? variables[part.slice(1)] : undefined;
        return value === undefined ? part : { values: [value].flat() };
      });

describe('a value of a variable is written as its place wants it', () => {
  it.each<[string, Record<string, string | string[]>, string]>([
    // conditions
    [`seriesByTag('name=cpu','owner=$o')`, { o: "O'Neil" }, `seriesByTag('name=cpu',"owner=O'Neil")`],
    [`seriesByTag("name=cpu","note=$o")`, { o: 'say "hi"' }, `seriesByTag("name=cpu",'note=say "hi"')`],
    [`seriesByTag('name=cpu(total).$m')`, { m: ['a', 'b'] }, `seriesByTag('name=~^cpu\\(total\\)\\.(a|b)$')`],
    [`seriesByTag('name=it\\'s','host=$h')`, { h: ['a', 'b'] }, `seriesByTag('name=it\\'s','host=~^(a|b)$')`],
    [
      `seriesByTag('x=$h','y=~p$h','z!=$h','w=1')`,
      { h: ['a', 'b.c'] },
      `seriesByTag('x=~^(a|b\\.c)$','y=~p(a|b\\.c)','z!=~^(a|b\\.c)$','w=1')`,
    ],
    [`seriesByTag('x=$h')`, { h: `a'b"c` }, `seriesByTag('x=~^a.b.c$')`],
    [`seriesByTag('x!=$h')`, { h: `a'b"c` }, `seriesByTag('x!=~^a.b.c$')`],
    [`seriesByTag('x=$h')`, { h: 'a\\' }, `seriesByTag('x=~^a\\\\$')`],
    [`seriesByTag('$t=1')`, { t: 'host' }, `seriesByTag('host=1')`],
    [`seriesByTag('$c')`, { c: ['a=1', "b=it's"] }, `seriesByTag('a=1',"b=it's")`],
    [`alias(seriesByTag('x=$h'),'$h')`, { h: ["it's", 'b'] }, `alias(seriesByTag("x=~^(it's|b)$"),"{it's,b}")`],
    // paths
    ['p.$n.x', { n: 'load(5min)' }, 'p.load\\(5min\\).x'],
    ['p.$n.x', { n: ["it's", 'read,write', 'a'] }, "p.{it\\'s,read?write,a}.x"],
    ['p.{$n,z}.x', { n: ['a', 'b'] }, 'p.{a,b,z}.x'],
    ['p.x$n', { n: '*' }, 'p.x*'],
    ['p.$n.x', { n: 'a.b' }, 'p.a.b.x'],
    ['p.$n.x', { n: '{a,b}' }, 'p.{a,b}.x'],
    ['p.x;host=$n', { n: 'a' }, 'p.x;host=a'],
    // whole arguments
    ['scale(p.a,$n)', { n: '2.5' }, 'scale(p.a,2.5)'],
    ['alias($n,"x")', { n: 'sumSeries(a.*)' }, 'alias(sumSeries(a.*),"x")'],
    ['sum($n)', { n: ['a.b', 'c.d'] }, 'sum(group(a.b,c.d))'],
    ['$n', { n: "it's" }, "it\\'s"],
    // texts
    [`alias(a,'$n')`, { n: "it's" }, `alias(a,"it's")`],
    [`alias(a,'of $n')`, { n: ['a', 'b'] }, `alias(a,'of {a,b}')`],
    [`alias(a,'it\\'s $n')`, { n: 'x' }, `alias(a,'it\\'s x')`],
    // nothing to do, and nothing that can be read
    [`f(a, 'it\\'s', seriesByTag( "b=c" ))`, { n: 'x' }, `f(a, 'it\\'s', seriesByTag( "b=c" ))`],
    ['f(p.$n', { n: ['a', 'b'] }, 'f(p.{a,b}'],
  ])('%s with %j', (target, variables, expected) => {
    expect(interpolateTarget(target, withValues(variables))).toBe(expected);
  });

  const value = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.string({ minLength: 1, unit: fc.constantFrom(...`'"\\(){},.|*?[]^$ aéx`) }),
    fc.string({ minLength: 1, unit: 'binary' })
  );

  it('so that Graphite reads the target whole, and means the value', () => {
    fc.assert(
      fc.property(
        value,
        value,
        fc.constantFrom("'", '"'),
        fc.constantFrom('=', '!='),
        (one, other, quote, operator) => {
          for (const values of [[one], [one, other]]) {
            const target = interpolateTarget(
              `f(seriesByTag(${quote}a${operator}$v${quote}),1)`,
              withValues({ v: values })
            );
            checkTarget(target);
            const call = (parseTarget(target).root as Call).args[0].value as Call;
            const condition = parseTagExpression((call.args[0].value as Text).value)!;
            expect(condition.operator.startsWith('!')).toBe(operator === '!=');
            const means = condition.operator.endsWith('~')
              ? (text: string) => new RegExp(condition.value, 's').test(text)
              : (text: string) => condition.value === text;
            values.forEach((wanted) => expect(means(wanted)).toBe(true));
            expect(means(`${one}${other}_`)).toBe(false);
          }
        }
      ),
      { numRuns: 1000 }
    );
  });

  it('so that a value is one node of a path, or a pattern of nodes', () => {
    fc.assert(
      fc.property(value, (one) => {
        fc.pre(!one.includes('.') && !/[\ud800-\udfff]/.test(one));
        const target = interpolateTarget('p.x$v.y', withValues({ v: one }));
        const { root, problems } = parseTarget(target, { variables: false });
        expect([problems, root?.type === 'path' && root.segments.length]).toEqual([[], 3]);
        expect(slice(target, root!).startsWith('p.x')).toBe(true);
      }),
      { numRuns: 1000 }
    );
  });
});

it('lists have an item for each value, whatever stands beside it', () => {
  const partsOf = withValues({ a: ['1', '2'], b: ['x', 'y'], c: 'one' });
  expect(listOf(partsOf('$a'))).toEqual(['1', '2']);
  expect(listOf(partsOf('p$a.$b'))).toEqual(['p1.x', 'p1.y', 'p2.x', 'p2.y']);
  expect(listOf(partsOf('no $c'))).toEqual(['no one']);
  expect(listOf(partsOf(''))).toEqual(['']);
  expect(globOf(partsOf('p$a.$c'))).toBe('p{1,2}.one');
});

it('conditions of look-ups are filled in like those of targets', () => {
  const partsOf = withValues({ h: ['a', 'b'], o: "O'Neil" });
  expect(
    ['host=$h', 'x!=$h', 'owner=$o', 'y=~z$h', 'nonsense'].flatMap((text) => interpolateCondition(text, partsOf))
  ).toEqual(['host=~^(a|b)$', 'x!=~^(a|b)$', "owner=O'Neil", 'y=~z(a|b)', 'nonsense']);
});

describe('ad-hoc filters', () => {
  const filter = { tag: 'host', operator: '=' as const, value: 'z' };
  it.each([
    [`seriesByTag('name=it\\'s')`, `seriesByTag('name=it\\'s','host=z')`],
    ['seriesByTag()', `seriesByTag('host=z')`],
    ['seriesByTag( )', `seriesByTag('host=z' )`],
    [`sum(seriesByTag("a=b", 'c=d'),x.y)`, `sum(seriesByTag("a=b", 'c=d','host=z'),x.y)`],
    [`f(seriesByTag('a=)'),seriesByTag('b=1'))`, `f(seriesByTag('a=)','host=z'),seriesByTag('b=1','host=z'))`],
    [`seriesByTag('a=$x')|alias('y')`, `seriesByTag('a=$x','host=z')|alias('y')`],
    ['perf.*', 'perf.*'],
    [`alias(a,"seriesByTag('a=b')")`, `alias(a,"seriesByTag('a=b')")`],
    ['seriesByTag', 'seriesByTag'],
    ['', ''],
  ])('%s', (target, expected) => expect(addTagExpressions(target, [filter])).toBe(expected));

  it('cannot break out of their quotes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...`'"\\()a,.x`) }),
        fc.constantFrom('=', '!=', '=~', '!=~'),
        (text, operator) => {
          const target = addTagExpressions(`f(seriesByTag('a=1'))`, [
            { tag: 'b', operator: operator as '=', value: text },
          ]);
          expect(parseTarget(target).problems).toEqual([]);
          const call = (parseTarget(target).root as Call).args[0].value as Call;
          expect(call.args).toHaveLength(2);
          expect((call.args[1].value as Text).value).toMatch(/^b!?=/);
        }
      )
    );
  });

  it('of regular expressions stay as they are where quotes can hold them', () => {
    expect(quotedTagExpression({ tag: 'a', operator: '=~', value: "it's|b" })).toBe(`"a=~it's|b"`);
    expect(quotedTagExpression({ tag: 'a', operator: '=~', value: `'"` })).toBe(`'a=~..'`);
  });
});
