import fc from 'fast-check';

import { expressions, names, nodes, values } from '../../testing/expressions';
import { chainOf, type Chain } from './chain';
import {
  addFunction,
  appendSegment,
  applyEdit,
  cutAfter,
  moveFunction,
  removeArgument,
  removeFunction,
  replaceSegment,
  setArgument,
  type Edit,
} from './edit';
import { parseTarget } from './parse';
import { quoted } from './quote';
import { addTagExpression, setTagExpression, tagExpressionsOf } from './tag-edit';
import { slice, type Call, type Path } from './tree';

const read = (text: string) => ({ target: parseTarget(text), chain: chainOf(parseTarget(text))! });
const pathOf = (text: string) => read(text).chain.source as Path;
const sourceCall = (text: string) => read(text).chain.source as Call;
const describeSteps = (text: string, { steps }: Chain) =>
  steps.map(({ call, params }) => [call.name, ...params.map((param) => slice(text, param))].join(' '));

describe('editing a target', () => {
  it('changes its path', () => {
    const text = "alias( perf.{a,b}.x , 'x')";
    expect(applyEdit(text, replaceSegment(pathOf(text), 1, '*'))).toBe("alias( perf.*.x , 'x')");
    expect(applyEdit(text, appendSegment(pathOf(text), 'y'))).toBe("alias( perf.{a,b}.x.y , 'x')");
    expect(applyEdit(text, cutAfter(pathOf(text), 0))).toBe("alias( perf , 'x')");
    expect(applyEdit('a.b;dc=eu', appendSegment(pathOf('a.b;dc=eu'), 'c'))).toBe('a.b.c;dc=eu');
  });

  it('changes parameters', () => {
    const text = 'f(a, 1,2 , x = 3)';
    const [{ call }] = read(text).chain.steps;
    expect(applyEdit(text, setArgument(call, 1, '5'))).toBe('f(a, 5,2 , x = 3)');
    expect(applyEdit(text, setArgument(call, 3, '5'))).toBe('f(a, 1,2 , x = 5)');
    expect(applyEdit(text, setArgument(call, 4, 'y=5'))).toBe('f(a, 1,2 , x = 3, y=5)');
    expect(applyEdit(text, removeArgument(call, 2))).toBe('f(a, 1 , x = 3)');
    expect(applyEdit(text, removeArgument(call, 0))).toBe('f(1,2 , x = 3)');
  });

  it('adds functions', () => {
    const add = (text: string) => applyEdit(text, addFunction(parseTarget(text), 'alias', ["'x'"]));
    expect(add(' a.b ')).toBe(" alias(a.b, 'x') ");
    expect(add('scale(a,2)')).toBe("alias(scale(a,2), 'x')");
    expect(add('a | scale(2)')).toBe("a | scale(2)|alias('x')");
    expect(add('')).toBe("alias('x')");
  });

  it.each([
    ['g( f(a, 1), 2)', 0, 'right', 'f(g( a, 2), 1)'],
    ['g( f(a, 1), 2)', 1, 'left', 'f(g( a, 2), 1)'],
    ['a | f(1) | g(2)', 0, 'right', 'a | g(2) | f(1)'],
    ['f(a, 1)|g()', 0, 'right', 'g(a)|f(1)'],
    ['g(a|f(1), 2)', 1, 'left', 'f(a|g(2), 1)'],
    ['f(a)', 0, 'left', undefined],
    ['f(a)', 0, 'right', undefined],
    ['f(constantLine(1))', 1, 'left', undefined],
  ] as const)('%s: moves function %i to the %s', (text, index, to, moved) => {
    const edit = moveFunction(text, read(text).chain, index, to);
    expect(edit && applyEdit(text, edit)).toBe(moved);
  });

  it('changes tag expressions', () => {
    const text = `scale(seriesByTag( 'name=a', "host=~b"), 2)`;
    const call = sourceCall(text);
    expect(tagExpressionsOf(call)).toEqual([
      { tag: 'name', operator: '=', value: 'a' },
      { tag: 'host', operator: '=~', value: 'b' },
    ]);
    expect(applyEdit(text, setTagExpression(call, 1, { tag: 'host', operator: '!=', value: 'c' }))).toBe(
      `scale(seriesByTag( 'name=a', "host!=c"), 2)`
    );
    expect(applyEdit(text, addTagExpression(call, { tag: 'x', operator: '!=~', value: "it's" }))).toBe(
      `scale(seriesByTag( 'name=a', "host=~b", "x!=~it's"), 2)`
    );
    expect(applyEdit(text, removeArgument(call, 0))).toBe(`scale(seriesByTag( "host=~b"), 2)`);
    expect(
      applyEdit('seriesByTag()', addTagExpression(sourceCall('seriesByTag()'), { tag: 'a', operator: '=', value: 'b' }))
    ).toBe("seriesByTag('a=b')");
    expect(tagExpressionsOf(sourceCall("seriesByTag('nonsense')"))).toBeUndefined();
  });

  it('leaves all text that it does not change, and is what is read afterwards', () => {
    const check = (text: string, edit: Edit) => {
      const changed = applyEdit(text, edit);
      let at = 0;
      let place = 0;
      for (const { start, end, text: inserted } of edit) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(changed.slice(place, place + start - at)).toBe(text.slice(at, start));
        place += start - at + inserted.length;
        at = end;
      }
      expect(changed.slice(place)).toBe(text.slice(at));
      const { target, chain } = read(changed);
      expect(target.problems).toEqual([]);
      return { changed, steps: describeSteps(changed, chain), chain };
    };
    fc.assert(
      fc.property(expressions, names, nodes, values, fc.nat(), (text, name, node, value, random) => {
        const { target, chain } = read(text);
        const before = describeSteps(text, chain);
        if (chain.source?.type === 'path') {
          const { segments } = chain.source;
          const index = random % segments.length;
          const nodesOf = (edit: Edit) => {
            const { changed, chain: after } = check(text, edit);
            return (after.source as Path).segments.map((segment) => slice(changed, segment));
          };
          const old = segments.map((segment) => slice(text, segment));
          expect(nodesOf(replaceSegment(chain.source, index, node))).toEqual(
            old.map((one, i) => (i === index ? node : one))
          );
          expect(nodesOf(appendSegment(chain.source, node))).toEqual([...old, node]);
          expect(nodesOf(cutAfter(chain.source, index))).toEqual(old.slice(0, index + 1));
        }
        expect(check(text, addFunction(target, name, [value])).steps).toEqual([...before, `${name} ${value}`]);
        if (chain.steps.length > 0) {
          const index = random % chain.steps.length;
          const { call } = chain.steps[index];
          const without = before.filter((_, i) => i !== index);
          expect(check(text, removeFunction(chain.steps[index])).steps).toEqual(without);
          if (call.args.length > 0 && !(call.args.length === 1 && chain.steps[index].input === call.args[0].value)) {
            const last = call.args.length - 1;
            check(text, setArgument(call, last, value));
            check(text, removeArgument(call, last));
          }
          const moved = moveFunction(text, chain, index, 'right');
          if (moved) {
            expect(check(text, moved).steps).toEqual([
              ...before.slice(0, index),
              before[index + 1],
              before[index],
              ...before.slice(index + 2),
            ]);
          }
        }
      }),
      { numRuns: 1500 }
    );
  });
});

describe('a text as a string', () => {
  it.each([
    ["it's", '"it\'s"'],
    ['a"b', `'a"b'`],
    [`a"'b`, `'a"\\'b'`],
    ['a\\', "'a\\\\'"],
    ['a\nb', "'a b'"],
  ])('%j', (value, text) => expect(quoted(value)).toBe(text));

  it('is one string, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', "'", '\\', 'a', '\n', ')') })),
        fc.constantFrom("'", '"'),
        (value, quote) => {
          const text = `f(${quoted(value, quote)})`;
          const { root, problems } = parseTarget(text);
          expect(problems).toEqual([]);
          expect((root as Call).args).toHaveLength(1);
        }
      )
    );
  });
});
