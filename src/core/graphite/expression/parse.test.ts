import fc from 'fast-check';

import { anyText, expressions } from '../../testing/expressions';
import { chainOf } from './chain';
import { parseTarget } from './parse';
import { childrenOf, slice, type Expression } from './tree';

const parse = (text: string) => {
  const { root, problems } = parseTarget(text);
  return { problems: problems.map(({ message }) => message), tree: root && outline(text, root) };
};

/** A tree as nested texts: what was read as what. */
function outline(text: string, node: Expression): unknown {
  switch (node.type) {
    case 'call':
      return [
        `${node.name}()`,
        ...node.args.map(({ name, value }) => (name ? { [name]: outline(text, value) } : outline(text, value))),
      ];
    case 'pipe':
      return ['|', outline(text, node.input), ...node.calls.map((call) => outline(text, call))];
    case 'path':
      return `path ${node.segments.map((segment) => slice(text, segment)).join(' . ')}${node.tags
        .map(({ tag, value }) => ` ; ${tag} = ${value}`)
        .join('')}`;
    case 'reference':
      return `#${node.name}`;
    case 'string':
      return `string ${node.value}`;
    default:
      return `${node.type} ${slice(text, node)}`;
  }
}

describe('an expression', () => {
  it.each([
    ['perf.*.x', 'path perf . * . x'],
    ['perf.{a,b}.test[0-9]?', 'path perf . {a,b} . test[0-9]?'],
    ['  perf.a  ', 'path perf . a'],
    ['$a.${b}.${c:csv}x.[[d]].{$e,f}', 'path $a . ${b} . ${c:csv}x . [[d]] . {$e,f}'],
    ['${a.b}.c', 'path ${a.b} . c'],
    ['perf.a\\.b.c', 'path perf . a\\.b . c'],
    ['perf.x;dc=eu;host=a.b', 'path perf . x ; dc = eu ; host = a.b'],
    ['gr~=#@!%e.x', 'path gr~=#@!%e . x'],
    ['12.5', 'path 12 . 5'],
    ['#A', '#A'],
    ['scale(#A, 2)', ['scale()', '#A', 'number 2']],
    ['#Average.x', 'path #Average . x'],
    [
      'f(1, -2.5, 1e-3, inf, 12.5.x)',
      ['f()', 'number 1', 'number -2.5', 'number 1e-3', 'number inf', 'path 12 . 5 . x'],
    ],
    ['f(true, False, None, trueish.x)', ['f()', 'boolean true', 'boolean False', 'none None', 'path trueish . x']],
    ['f(-inf, 1e+3, +5, a=)', ['f()', 'path -inf', 'path 1e+3', 'path +5', 'path a=']],
    ['a={b,c}', 'path a={b,c}'],
    ["a.it\\'s.load\\(5min\\).a\\|b", "path a . it\\'s . load\\(5min\\) . a\\|b"],
    [
      `f("a'b", 'a"b', "say ""hi""", "a\\"b", '')`,
      ['f()', "string a'b", 'string a"b', 'string say ""hi""', 'string a\\"b', 'string '],
    ],
    ['f(a.b, n=3, m = "x")', ['f()', 'path a . b', { n: 'number 3' }, { m: 'string x' }]],
    ['a.b | f(1)|g()', ['|', 'path a . b', ['f()', 'number 1'], ['g()']]],
    ['f(a|g(), 1)', ['f()', ['|', 'path a', ['g()']], 'number 1']],
    ['f (g())', ['f()', ['g()']]],
    ["seriesByTag('a=b', 'c=~d|e')", ['seriesByTag()', 'string a=b', 'string c=~d|e']],
    ['', undefined],
    [' \n ', undefined],
  ])('%s', (text, tree) => expect(parse(text)).toEqual({ problems: [], tree }));

  it.each([
    ['f(a', 'has a "(" that is not closed'],
    ['f(a, "x)', `has a quote (") that is not closed`],
    ['a.{b,c', 'has a "{" that is not closed'],
    ['f(a))', 'has ")" where nothing more is expected'],
    ['a b', 'has "b" where nothing more is expected'],
    ['f(a b, c)', 'has "b, c)" where a comma is expected'],
    ['f(a,)', 'has a comma without anything behind it'],
    ['f(,a)', 'has an argument that is empty'],
    ['f(true.love)', 'has ".love)" where a comma is expected'],
    ['f(a, .5)', 'has a dot without a node before it'],
    ['f(a, 5.)', 'has a dot without a node behind it'],
    ['f(x=a)', 'has "x=" as the first argument of a function, where one without a name is expected'],
    ['f(a, x=1, 2)', 'has "2" behind an argument with a name: those must come last'],
    ['a.', 'has a dot without a node behind it'],
    ['a..b', 'has a dot without a node before it'],
    ['a.{b.x,c}', 'has "." within braces, which Graphite does not read there'],
    ['a.{}', 'has nothing before the "}" within braces'],
    ['a.{b,}', 'has nothing before the "}" within braces'],
    ['a.{b,{c,d}}', 'has braces within braces'],
    ['a.bé', 'has "é", and Graphite reads ASCII only: write ? in its place'],
    [
      'a.\\[x',
      `has a backslash before "[": Graphite reads one before (){},.'"\\|= only; write ? for a character that it takes for a wildcard`,
    ],
    ['a|b', 'has a "|" without a function behind it'],
    ['f("a\nb")', `has a quote (") that is not closed`],
    [`${'f('.repeat(100_000)}`, 'has more than 200 functions within each other'],
  ])('%.30j %s', (text, problem) => expect(parse(text).problems).toContain(problem));

  it('is read whatever is in it, in places that lie within each other', () => {
    const check = (text: string, node: Expression, start: number, end: number) => {
      expect(node.start).toBeGreaterThanOrEqual(start);
      expect(node.end).toBeLessThanOrEqual(end);
      let at = node.start;
      for (const child of childrenOf(node)) {
        expect(child.start).toBeGreaterThanOrEqual(at);
        check(text, child, node.start, node.end);
        at = child.end;
      }
    };
    fc.assert(
      fc.property(anyText, (text) => {
        const { root, problems } = parseTarget(text);
        if (root) {
          check(text, root, 0, text.length);
        }
        for (const { start, end } of problems) {
          expect(start >= 0 && start <= end && end <= text.length).toBe(true);
        }
        chainOf(parseTarget(text));
      }),
      { numRuns: 2000 }
    );
  });

  it('has no problem when it is well formed, and its parts read the same by themselves', () => {
    fc.assert(
      fc.property(expressions, (text) => {
        const { root, problems } = parseTarget(text);
        expect(problems).toEqual([]);
        const [first] = childrenOf(root!);
        if (first?.type === 'call' || first?.type === 'path') {
          expect(parse(slice(text, first)).tree).toEqual(outline(text, first));
        }
      }),
      { numRuns: 1000 }
    );
  });
});

describe('the chain of a target', () => {
  const chain = (text: string) => {
    const found = chainOf(parseTarget(text));
    return (
      found && {
        source: found.source && slice(text, found.source),
        steps: found.steps.map(({ call, params, input }) => [
          call.name,
          input && slice(text, input),
          ...params.map((param) => slice(text, param)),
        ]),
      }
    );
  };
  it.each([
    ['a.b', 'a.b', []],
    ['', undefined, []],
    [
      'g(f(a.b, 1), x=2)',
      'a.b',
      [
        ['f', 'a.b', '1'],
        ['g', 'f(a.b, 1)', 'x=2'],
      ],
    ],
    [
      'f(a.b)|g(1)|h()',
      'a.b',
      [
        ['f', 'a.b'],
        ['g', 'f(a.b)', '1'],
        ['h', 'f(a.b)|g(1)'],
      ],
    ],
    ['asPercent(a, #B)', 'a', [['asPercent', 'a', '#B']]],
    ["alias(seriesByTag('a=b'), 'x')", "seriesByTag('a=b')", [['alias', "seriesByTag('a=b')", "'x'"]]],
    [
      'alias(constantLine(5), "x")',
      undefined,
      [
        ['constantLine', undefined, '5'],
        ['alias', 'constantLine(5)', '"x"'],
      ],
    ],
  ])('%s', (text, source, steps) => expect(chain(text)).toEqual({ source, steps }));

  it('is none where the text has a problem', () => expect(chain('f(a')).toBeUndefined());
});
