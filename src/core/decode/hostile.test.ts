import { parseRunSet } from '../compare/run-set';
import { HunterError } from '../errors';
import { csvText } from '../escape/csv';
import { markdownCell, markdownCode, markdownLink, markdownText } from '../escape/markdown';
import { terminalJson, terminalLines, terminalText } from '../escape/terminal';
import { baseUrl, httpUrl, withoutPassword } from '../escape/url';
import { falloutError } from '../fallout/api/answers';
import { testLink } from '../fallout/api/links';
import { ownerSegment, testSegment } from '../fallout/api/path-segments';
import { DefinitionError, resolveDefinition, splitDefinition } from '../fallout/definition';
import { parseTemplate } from '../fallout/definition/template';
import { parseYaml, YamlError } from '../fallout/definition/yaml';
import { implicitTag, scalarValue, type ScalarTag } from '../fallout/definition/yaml-scalars';
import { graphiteError } from '../graphite/answer-errors';
import { checkTarget } from '../graphite/check-target';
import { decodeEvents, eventData } from '../graphite/events';
import { completionAt } from '../graphite/expression/complete';
import { parseTarget } from '../graphite/expression/parse';
import { quoted } from '../graphite/expression/quote';
import { decodeFunctions } from '../graphite/functions';
import { interpolateTarget } from '../graphite/interpolate-target';
import { parsePythonLiteral } from '../graphite/python-literal';
import { addTagExpressions, parseTagExpression } from '../graphite/tag-expressions';
import { ruleLabels } from '../query/alert-values';
import { directionOf } from '../query/direction';
import { matchesGlob } from '../query/matches-glob';
import { resolveReferences } from '../query/references';
import { changePath, checkPrefix } from '../record/recorded-path';
import { shortCommit } from '../runs/run';
import { shortNames } from '../series/short-names';
import { textOfPage, unescapeHtml } from './html';
import { parseJson } from './json';

/*
 * Each function that reads a text of others, with texts that patterns and loops stumble over, doubled until they are
 * long: what takes two milliseconds for 4 kB and grows with the square takes more than half a minute with all pieces.
 */

const page = (status: number) => (body: string) => ({ status, contentType: 'text/html', body });
const none = new Float64Array(0);
const series = (name: string) => ({ name, target: '', labels: { branch: name }, times: none, values: none });
const TAGS: ScalarTag[] = ['int', 'float', 'timestamp', 'bool', 'null', 'str'];

/** Texts of a bounded length get no longer ones: their callers refuse them before. */
const LONG = 1 << 17;
const TARGET = 1 << 16;
/** Longer ones meet the budget of a definition, and that takes a while each time. */
const YAML = 1 << 12;

const READERS: Array<[string, (text: string) => unknown, number?]> = [
  ['parseJson', (text) => parseJson(text)],
  ['textOfPage', textOfPage],
  ['unescapeHtml', unescapeHtml],
  ['graphiteError', (text) => graphiteError(page(500)(text), 'x')],
  ['graphiteError of JSON', (text) => graphiteError(page(500)(JSON.stringify({ error: text })), 'x')],
  ['falloutError', (text) => falloutError(page(500)(text), 'x')],
  ['decodeEvents', (text) => decodeEvents(page(200)(JSON.stringify([{ when: 1, tags: text, data: text }])), [], 'all')],
  ['eventData', eventData],
  ['parsePythonLiteral', parsePythonLiteral],
  ['decodeFunctions', (text) => decodeFunctions(page(200)(JSON.stringify({ f: { description: text } })))],
  ['decodeFunctions of anything', (text) => decodeFunctions(page(200)(text))],
  ['checkTarget', checkTarget, TARGET],
  ['parseTarget', parseTarget, TARGET],
  ['completionAt', (text) => completionAt(text, text.length), TARGET],
  ['quoted', (text) => quoted(text), TARGET],
  [
    'interpolateTarget',
    (text) => interpolateTarget(`seriesByTag(${text}`, (one) => [one, { values: ['a', 'b'] }]),
    TARGET,
  ],
  ['addTagExpressions', (text) => addTagExpressions(text, [{ tag: 'a', operator: '=', value: text }]), TARGET],
  ['parseTagExpression', parseTagExpression],
  ['resolveReferences', (text) => resolveReferences(text, { A: [text] }), TARGET],
  ['matchesGlob', (text) => matchesGlob(`${text.slice(0, 500)}*b`, text)],
  ['matchesGlob of stars', (text) => matchesGlob(`${text.slice(0, 1000).replace(/(?=.)/g, '*')}!`, text)],
  ['directionOf', (text) => directionOf(text)],
  ['ruleLabels', (text) => ruleLabels(series(text))],
  ['shortNames', (text) => shortNames([text, `${text}.x`])],
  ['shortCommit', shortCommit],
  ['changePath', (text) => changePath('hunter', series(text))],
  ['checkPrefix', (text) => checkPrefix(text)],
  ['parseRunSet', (text) => parseRunSet(text, 'tail')],
  ['testSegment', testSegment],
  ['ownerSegment', ownerSegment],
  ['ownerSegment of a domain', (text) => ownerSegment(`a@${text}`)],
  ['testLink', (text) => testLink(`http://${text}`, 'a@b.cc', 't')],
  ['httpUrl', (text) => httpUrl(text)],
  ['baseUrl', baseUrl],
  ['withoutPassword', (text) => withoutPassword(text, text)],
  ['terminalText', terminalText],
  ['terminalLines', terminalLines],
  ['terminalJson', (text) => terminalJson({ text })],
  ['markdownCode', markdownCode],
  ['markdownCell', markdownCell],
  ['markdownText', markdownText],
  ['markdownLink', (text) => markdownLink(text, `https://x/${text}`)],
  ['csvText', csvText],
  ['splitDefinition', splitDefinition],
  ['parseTemplate', (text) => parseTemplate(text)],
  ['parseYaml', (text) => parseYaml(text), YAML],
  ['parseYaml of a value', (text) => parseYaml(`a: ${text}`), YAML],
  ['parseYaml of quotes', (text) => parseYaml(`a: "${text}"`), YAML],
  ['parseYaml of lines', (text) => parseYaml(`a: |\n  ${text}`), YAML],
  ['scalars', (text) => [implicitTag(text), ...TAGS.map((tag) => scalarValue(tag, text))]],
  ['resolveDefinition', (text) => resolveDefinition(`a: "${text}"\n---\nensemble: {observer: ${text}}`), YAML],
];

const PIECES = [
  'a',
  '1',
  ' ',
  '\t',
  '\n',
  '\r',
  ' \n',
  'a ',
  '"',
  "'",
  '\\',
  '\\"',
  "''",
  '""',
  '<',
  '<a',
  '<style',
  '<pre',
  '<script>',
  '</',
  '&',
  '&#',
  '&a',
  '[',
  '{',
  '(',
  ')',
  '[]',
  '{}',
  '"a",',
  '{"a":',
  '#',
  '#A',
  '*',
  '*a',
  'a.',
  '.',
  '..',
  '/',
  '@',
  'a@',
  '://',
  '://a:',
  '|',
  '`',
  '{{',
  '}}',
  '{{a}}',
  '{{#a}}',
  '{{=',
  '---\n',
  '- ',
  '? ',
  ': ',
  'a: ',
  'a:\n',
  ', ',
  '59:',
  '0x',
  '0',
  '_',
  '1.',
  'e',
  '+',
  "'a' ",
  "'a',",
  'seriesByTag(',
  'f(',
  'default":',
  'ü',
  '😀',
  '\u202e',
  '\u001b[',
  '!!int ',
  '&a ',
  '*a ',
  '<<: ',
  '%',
  '=',
  '\\u',
  '\\x',
  ':a:`',
  'ops ',
];

const isDeclared = (error: unknown) =>
  error instanceof HunterError ||
  error instanceof DefinitionError ||
  error instanceof YamlError ||
  error instanceof SyntaxError;

it.each(READERS)('%s: takes time by the length of the text, and fails in words only', (_, read, most = LONG) => {
  const began = performance.now();
  for (const piece of PIECES) {
    for (let length = 1 << 12; length <= most; length *= 8) {
      const text = piece.repeat(Math.ceil(length / piece.length));
      for (const hostile of [text, `${text}!`, `"${text}`]) {
        try {
          read(hostile);
        } catch (error) {
          if (!isDeclared(error)) {
            throw new Error(`${JSON.stringify(piece)} × ${length}: ${error}`);
          }
        }
      }
    }
    // a busy machine and all pieces: a second for each megabyte and piece would be far too slow already
    expect(`${JSON.stringify(piece)} after ${performance.now() - began > 40_000 ? 'too long' : 'a while'}`).toMatch(
      'a while'
    );
  }
});
