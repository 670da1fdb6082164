import fc from 'fast-check';

import { DefinitionError, resolveDefinition } from '.';
import { parseJsonParams, parseYamlParams } from './params';
import { renderTemplate } from './render';

const monitoring =
  '      configuration_manager:\n      - name: ctool_monitoring\n        properties: {export.prefix: perf.x}\n';
const ensemble = (text: string) => `ensemble:\n${text}`;

function errorOf(definition: string, params = {}): DefinitionError {
  try {
    resolveDefinition(definition, params);
  } catch (error) {
    return error as DefinitionError;
  }
  throw new Error('no error');
}

describe('where the prefix is', () => {
  it.each([
    ['a list entry of the observer', ensemble(`  observer:\n${monitoring.replace(/^ {2}/gm, '')}`)],
    ['keys in capitals', ensemble(`  OBSERVER:\n${monitoring.replace(/^ {2}/gm, '').replace('ctool', 'CTool')}`)],
    [
      'one map',
      ensemble(
        '  observer:\n    configuration_manager: {name: ctool_monitoring, properties: {export.prefix: perf.x}}\n'
      ),
    ],
    [
      'behind entries that are just names',
      ensemble(
        '  observer:\n    configuration_manager: [ctool, {name: ctool_monitoring, properties: {export.prefix: perf.x}}]\n'
      ),
    ],
    ['an alias', ensemble(`  server:\n${monitoring.replace(/^ {2}/gm, '')}  observer: server\n`)],
    [
      'an alias of an alias',
      ensemble(`  server:\n${monitoring.replace(/^ {2}/gm, '')}  client: server\n  observer: client\n`),
    ],
    [
      'an alias of one of the servers',
      ensemble(`  servers:\n    - name: cassandra\n${monitoring}  observer: cassandra\n`),
    ],
    ['another group', ensemble(`  observer: none\n  client:\n${monitoring.replace(/^ {2}/gm, '')}`)],
  ])('is found in %s', (_, definition) => {
    expect(resolveDefinition(definition)).toMatchObject({
      prefix: 'perf.x',
      enabled: true,
      metrics: null,
    });
  });

  it.each([
    ['workload: {}', 'it has no "ensemble"'],
    ['ensemble: {server: {}}', 'its ensemble has no "observer"'],
    ['ensemble: {observer: none}', 'its observer is "none"'],
    ['ensemble: {observer: gone}', 'the alias "gone", but the ensemble has no such group'],
    ['ensemble: {observer: client, client: observer}', 'an alias of itself'],
    ['ensemble: {observer: {}}', 'ensemble.observer has no "configuration_manager"'],
    ['ensemble: {observer: {configuration_manager: ctool}}', 'has no entry named "ctool_monitoring"'],
    ['ensemble: {observer: {configuration_manager: ctool_monitoring}}', 'has no "properties"'],
    ['ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {}}}}', 'no "export.prefix"'],
    [
      'ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: }}}}',
      'an empty "export.prefix"',
    ],
  ])('%s: says what is missing and what to add', (definition, what) => {
    const error = errorOf(definition);
    expect(error.kind).toBe('no-prefix');
    expect(error.message).toContain(what);
    expect(error.message).toContain('export.prefix: perf.daily.my_test');
    expect(error.expanded).toBe(definition);
  });

  it('is text even when it looks like a number', () => {
    const definition =
      'ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: 6.10, export.enabled: no, export.metrics: [a, b]}}}}';
    expect(resolveDefinition(definition)).toMatchObject({
      prefix: '6.1',
      enabled: false,
      metrics: '[a, b]',
    });
  });
});

describe('what can go wrong', () => {
  it('names all tags without a value', () => {
    const error = errorOf('a: 1\n---\nx: {{a}} {{b}} {{c.d}}');
    expect(error).toMatchObject({
      kind: 'missing-parameters',
      missing: ['b', 'c.d'],
    });
    expect(error.message).toContain('b, c.d');
  });

  it('sends the reader of a yaml_url to the newest run', () => {
    expect(errorOf('yaml_url: https://example.com/t.yaml\n')).toMatchObject({
      kind: 'yaml-url',
      message: expect.stringContaining('newest run'),
    });
  });

  it('tells the line of a YAML error', () => {
    expect(errorOf('a: 1\n---\nx: 1\ny: 2\nx: 3\n')).toMatchObject({
      kind: 'yaml',
      message: expect.stringContaining('line 3'),
    });
    expect(errorOf('a: 1\nb: [\n---\nx: 1')).toMatchObject({
      kind: 'defaults',
    });
  });

  it('does not expand aliases without end', () => {
    const bomb = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
    ].join('\n');
    expect(errorOf(bomb).kind).toBe('yaml');
  });

  it('keeps keys from reaching a prototype', () => {
    const { defaults } = resolveDefinition(
      `__proto__: {polluted: yes}\n---\n${ensemble(`  observer:\n${monitoring.replace(/^ {2}/gm, '')}`)}`
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(defaults)).toEqual(['__proto__']);
  });
});

describe('parameters', () => {
  it('keep doubles apart from integers', () => {
    const text = (params: Record<string, unknown>) =>
      renderTemplate('{{a}} {{b}} {{c}}', [new Map(Object.entries(params))]);
    expect(text(parseJsonParams('{"a": 1.0, "b": 1, "c": 12345678901234567890}'))).toBe('1.0 1 12345678901234567890');
    expect(text(parseYamlParams('{a: 1.0, b: x, c: }'))).toBe('1.0 x ');
  });

  it.each(['[1]', '{', '"text"'])('%s is refused', (json) => {
    expect(() => parseJsonParams(json)).toThrow(DefinitionError);
  });
});

describe('templates', () => {
  const plain = fc.string().map((text) => text.replace(/[{}\r]/g, ''));

  it('without tags stay as they are', () => {
    fc.assert(fc.property(plain, (text) => expect(renderTemplate(text, [new Map()])).toBe(text)));
  });

  it('put values in as they are, whatever they hold', () => {
    fc.assert(
      fc.property(plain, fc.string(), plain, (before, value, after) => {
        expect(renderTemplate(`${before}{{v}}${after}`, [new Map([['v', value]])])).toBe(`${before}${value}${after}`);
      })
    );
  });
});
