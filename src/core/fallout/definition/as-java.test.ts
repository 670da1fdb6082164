import { DefinitionError } from './error';
import { expandDefinition } from './expand';
import { javaText } from './java-text';
import { parseJsonParams } from './params';
import { resolveDefinition } from './resolve';
import { parseYaml, YamlError } from './yaml';

// The results of the original libraries (SnakeYAML 1.33, mustache.java 0.9.10, on Java 17) for our own texts.

describe('YAML as SnakeYAML reads it', () => {
  it.each([
    ['a block scalar at the end without a line break', 'a: |\n  x\n  y', '{a=x\ny}'],
    ['a folded one', 'a: >\n  x\n  y', '{a=x y}'],
    ['lines in quotes without indentation', 'a: "x\ny"\nb: 1', '{a=x y, b=1}'],
    ['a list whose lines are not indented', 'a: [b,\nc\n]\nd: 1', '{a=[b, c], d=1}'],
    ['a mapping whose lines are not indented', 'a: {b: c,\nd: e}', '{a={b=c, d=e}}'],
    ['a comment right behind a quote', 'a: "b"#c', '{a=b}'],
    ['two merges', 'a: &x {k: 1}\nb: {<<: *x, <<: {z: 1}}', '{a={k=1}, b={k=1, z=1}}'],
    ['a float by tag', 'a: !!float 1', '{a=1.0}'],
    ['the tag !, which asks for the type even of quoted text', 'a: ! "12"', '{a=12}'],
    [
      'any number of aliases of a scalar',
      `a: &x 1\nb: [${Array(60).fill('*x')}]`,
      `{a=1, b=[${Array(60).fill(1).join(', ')}]}`,
    ],
    ['fractions that round up', 'a: 2020-01-02 03:04:05.9996', '{a=Thu Jan 02 03:04:06 UTC 2020}'],
    ['an unknown time zone', 'a: 2020-01-02 03:04:05 +25:00', '{a=Thu Jan 02 03:04:05 UTC 2020}'],
    ['a directive alone', '%YAML 1.1', 'null'],
    ['base 60 that overflows', 'a: 9999999999:30', '{a=-1295421470}'],
    ['numbers in other bases', 'a: [0xffffffffffffffff, -0b11, 0_7]', '{a=[18446744073709551615, -3, 7]}'],
  ])('%s', (_, text, expected) => expect(javaText(parseYaml(text))).toBe(expected));

  it.each([
    ['a tab at the start of a further line', 'a: b\n  \tc', 2],
    ['a tab behind a colon', 'x: 1\na:\tb', 2],
    ['a second document', 'a: 1\n...\nb: 2', 3],
    ['a key left out', ': b', 1],
    ['a key left out between braces', 'a: {: b}', 1],
    ['<< that is no key', 'a: <<', 1],
    ['lists as keys, twice', '[a]: 1\n[a]: 2', 2],
    ['a control character', 'a: 1\nb: \u0001', 2],
    ['a quotation mark that is not closed', 'a: "b\\"', 1],
    ['more than 50 aliases of lists', `a: &x [1]\nb: [${Array(51).fill('*x')}]`, 2],
    ['more than 50 levels', `${'['.repeat(52)}${']'.repeat(52)}`, 1],
    ['very many levels', '['.repeat(100000), 1],
    ['an alias of what holds it', 'a: &x [*x]', 1],
    ['a tag that does not fit', 'a: !!int foo', 1],
  ])('refuses %s', (_, text, line) => {
    expect(() => parseYaml(text)).toThrow(YamlError);
    expect(() => parseYaml(text)).toThrow(`line ${line}:`);
  });

  it('bounds what aliases stand for', () => {
    const text = 'x'.repeat(1000000);
    expect(() => parseYaml(`a: &x ${text}\nb: [${Array(20).fill('*x')}]`)).toThrow('16 MiB');
  });
});

describe('templates as mustache.java expands them', () => {
  const expand = (text: string, params = '{}') => expandDefinition(text, parseJsonParams(params)).expanded;

  it.each([
    ['a parameter hides a dotted default', 'a.b: flat\n---\n{{a.b}}', '{"a": {"b": "nested"}}', 'nested'],
    [
      'what a parameter lacks deep down comes from the defaults',
      'a: {b: {c: 1}}\n---\n{{a.b.c}}',
      '{"a": {"x": 1}}',
      '1',
    ],
    ['outside of sections, . is the parameters', 'a: 1\n---\n{{.}}', '{"b": 1.0}', '{b=1.0}'],
    ['a replaceable part is there', 'a: 1\n---\n{{$part}}x{{a}}{{/part}}', '{}', 'x1'],
    ['the last default has no line break', 'a: |\n  x\n  y\n---\n[{{a}}]', '{}', '[x\ny]'],
    ['the order of parameters is kept', 'x: 1\n---\n{{m}}', '{"m": {"2": 1e3, "1": "\\u00e9"}}', '{2=1000.0, 1=é}'],
  ])('%s', (_, text, params, expected) => expect(expand(text, params)).toBe(expected));

  it('bounds lists within lists', () => {
    const tens = `[${Array(10).fill(1)}]`;
    const template = '{{#l}}'.repeat(8) + 'x' + '{{/l}}'.repeat(8);
    expect(() => expand(`l: ${tens}\n---\n${template}`)).toThrow('lists within lists grow fast');
    expect(() => expand('{{#l}}'.repeat(50000))).toThrow(DefinitionError);
  });

  it('a text elsewhere is told before its defaults are read', () => {
    expect(() => expand('- a\n---\nyaml_url: https://example.com\n')).toThrow('https://example.com');
  });
});

describe('groups as Fallout finds them', () => {
  const properties = (text: string) => `{name: ctool_monitoring, properties: {${text}}}`;
  const manager = `{configuration_manager: ${properties('export.prefix: p')}}`;

  it.each([
    ['the only one of "servers" is the server', `{servers: [{name: x, ${manager.slice(1)}], observer: server}`],
    ['a server by the name of its group', `{server: {name: DB, ${manager.slice(1)}, observer: db}`],
    ['an observer by way of the controller', `{controller: ${manager}, observer: Controller}`],
  ])('%s', (_, ensemble) => expect(resolveDefinition(`ensemble: ${ensemble}`).prefix).toBe('p'));

  it('entries of one component share their properties', () => {
    const managers = `[${properties('export.enabled: false')}, ${properties('export.prefix: p')}]`;
    expect(resolveDefinition(`ensemble: {observer: {configuration_manager: ${managers}}}`)).toMatchObject({
      prefix: 'p',
      enabled: false,
    });
  });

  it('a prefix that is a mapping is none', () => {
    const definition = `ensemble: {observer: {configuration_manager: ${properties('export.prefix: {a: 1}')}}}`;
    expect(() => resolveDefinition(definition)).toThrow('is no text but {a=1}');
  });
});
