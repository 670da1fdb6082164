import { isAlias, isScalar, Lexer, LineCounter, parseDocument, visit, type Document, type ParsedNode } from 'yaml';

import { javaText } from './java-values';
import { SCALAR_TAGS } from './yaml-tags';

/** Why a text is no YAML to SnakeYAML, with the line (from 1) where that shows. */
export class YamlError extends Error {}

/**
 * Reads one YAML document as SnakeYAML 1.33 does: version 1.1, duplicate keys are errors, mappings become `Map`s. An
 * empty text is null. Java's objects (`!!java…`) are refused.
 *
 * @throws YamlError
 */
export function parseYaml(text: string): unknown {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (/^(?:[%#].*\n?|[ \t]*\n)*$/.test(source)) {
    // Directives without a document, as in defaults that begin with %YAML, are no error to SnakeYAML.
    return null;
  }
  refuseTabs(source);
  const lines = new LineCounter();
  const document = parseDocument(source, {
    version: '1.1',
    schema: 'failsafe',
    customTags: (tags) => [
      ...tags.filter((tag) => typeof tag !== 'string'),
      ...SCALAR_TAGS,
      'merge',
      'set',
      'omap',
      'pairs',
    ],
    merge: true,
    resolveKnownTags: false,
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    uniqueKeys: (a, b) => isScalar(a) && isScalar(b) && sameKey(a.value, b.value),
    logLevel: 'silent',
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    const [place] = problem.pos;
    const { line } = lines.linePos(place);
    throw new YamlError(`line ${line}: ${problem.message.replace(/\s+/g, ' ')}`);
  }
  refuseUnknownAliases(document, lines);
  try {
    // A few kB of aliases of aliases can stand for gigabytes; 100 is SnakeYAML's order of magnitude (50).
    return document.toJS({ mapAsMap: true, maxAliasCount: 100 });
  } catch (error) {
    throw new YamlError(error instanceof Error ? error.message : String(error));
  }
}

function sameKey(a: unknown, b: unknown): boolean {
  return typeof a === typeof b && a !== '<<' && javaText(a) === javaText(b);
}

/** SnakeYAML's scanner takes no tab where a token may start; only after a plain scalar is it white space. */
function refuseTabs(text: string): void {
  let line = 1;
  let plain = false;
  let scalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.trim() === '' && lexeme.includes('\t') && !plain) {
      throw new YamlError(`line ${line}: a tab cannot stand here: use spaces`);
    }
    plain = scalarNext;
    // the lexer announces a plain or block scalar with a control character
    scalarNext = lexeme === '\u001f';
    line += lexeme.split('\n').length - 1;
  }
}

function refuseUnknownAliases(document: Document.Parsed<ParsedNode>, lines: LineCounter): void {
  visit(document, (_, node) => {
    if (isAlias(node) && !node.resolve(document)) {
      throw new YamlError(`line ${lines.linePos(node.range?.[0] ?? 0).line}: undefined alias ${node.source}`);
    }
  });
}
