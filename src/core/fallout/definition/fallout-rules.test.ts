import { DefinitionError } from './error';
import { expandDefinition } from './expand';
import { toPlain } from './plain';
import { findExport } from './prefix';
import { parseExpanded } from './resolve';

// The results of SnakeYAML 1.33 and mustache.java 0.9.10 for texts that are not in the vectors.
describe('rules the vectors do not show', () => {
  it.each([
    ['a parameter is a scope of its own', 'a.b: flat\n---\nx: {{a.b}}\n', { a: { b: 'nested' } }, 'x: nested\n'],
    ['. is the parameters alone', "a: 1\n---\nx: '{{.}}'\n", { b: 2 }, "x: '{b=2}'\n"],
    ['a block scalar at the end has no line break', "s: |\n  a\n  b\n---\n'{{s}}'", {}, "'a\nb'"],
    ['a block that nothing overrides is its body', 'x: {{$b}}d{{/b}}\n', {}, 'x: d\n'],
    ['a comment right after a quote', 'a: "x"# c\n---\nx: {{a}}\n', {}, 'x: x\n'],
    ['tags on quoted text', "a: !!int '0x10'\nb: !!float 1\n---\nx: {{a}} {{b}}\n", {}, 'x: 16 1.0\n'],
    ['underscores', 'a: 0_\nb: ._5\n---\nx: {{a}} {{b}}\n', {}, 'x: 0_ 0.5\n'],
  ])('%s', (_, definition, params, expanded) => {
    expect(expandDefinition(definition, params).expanded).toBe(expanded);
  });

  it.each([
    ['x: "a\nb"\n', { x: 'a b' }],
    ['x: {a: 1,\nb: 2}\n', { x: { a: 1, b: 2 } }],
    ['a: &a {k: 1, l: 2}\nb: {l: 3, <<: *a}\n', { a: { k: 1, l: 2 }, b: { l: 3, k: 1 } }],
  ])('%j is YAML', (text, plain) => {
    expect(toPlain(parseExpanded(text))).toEqual(plain);
  });

  it.each(['x: [a?b]\n', '...\nx: a\n', 'x: a\u0007\n', 'x: a\n: b\n', `x: ${'['.repeat(60)}${']'.repeat(60)}\n`])(
    '%j is not',
    (text) => expect(() => parseExpanded(text)).toThrow(DefinitionError)
  );

  it('bounds what aliases stand for', () => {
    const bomb = Array.from({ length: 24 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n');
    expect(() => parseExpanded(`a0: &a0 [x]\n${bomb}\n`)).toThrow(/line \d+.*aliases stand for more than/);
  });

  it('takes the only server for the alias "server", whatever its name', () => {
    const cm = (prefix: string) =>
      `{configuration_manager: {name: ctool_monitoring, properties: {export.prefix: ${prefix}}}, name: n_${prefix}}`;
    const text = `ensemble:\n  client: ${cm('c')}\n  servers: [${cm('s')}]\n  observer: server\n`;
    expect(findExport(parseExpanded(text)).prefix).toBe('s');
  });
});
