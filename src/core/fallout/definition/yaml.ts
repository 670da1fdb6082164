import { Composer, Lexer, LineCounter, Parser, type Document } from 'yaml';

import { construct, ConstructError } from './yaml-construct';

/** Why a text is no YAML to SnakeYAML, with the line (from 1) where that shows. */
export class YamlError extends Error {}

/**
 * Reads one YAML document as SnakeYAML 1.33 does: version 1.1, duplicate keys are errors, mappings become `Map`s. An
 * empty text is null. Java's objects (`!!java…`) are refused.
 *
 * @returns a value as `java-values` describes them
 * @throws YamlError
 */
export function parseYaml(text: string): unknown {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = new LineCounter();
  const fail = (message: string, offset: number) =>
    new YamlError(`line ${lineAt(source, offset)}: ${message.replace(/\s+/g, ' ').replace(/[.:]$/, '')}`);
  const special = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/.exec(source);
  if (special) {
    throw fail('a control character cannot stand in YAML', special.index);
  }
  try {
    return compose(source, lines, fail);
  } catch (error) {
    if (error instanceof YamlError) {
      throw error;
    }
    if (error instanceof ConstructError) {
      throw fail(error.message, error.offset);
    }
    // A text nested thousands of levels deep ends the stack.
    throw fail('it cannot be read, probably because it is nested too deep', 0);
  }
}

function compose(source: string, lines: LineCounter, fail: (message: string, offset: number) => YamlError): unknown {
  // The failsafe schema leaves all scalars text: `construct` knows what they are.
  const composer = new Composer({ schema: 'failsafe', version: '1.1', uniqueKeys: false, strict: true });
  const documents: Document[] = [];
  const parser = new Parser(lines.addNewLine);
  for (const token of tokens(source, parser, fail)) {
    documents.push(...(Array.from(composer.next(token)) as Document[]));
  }
  documents.push(...(Array.from(composer.end(false, source.length)) as Document[]));
  const [document, second] = documents;
  if (!document) {
    return null;
  }
  const [problem] = document.errors;
  if (problem) {
    throw fail(problem.message, problem.pos[0]);
  }
  if (second) {
    throw fail('a second document begins', second.range?.[0] ?? 0);
  }
  return construct(document);
}

function* tokens(source: string, parser: Parser, fail: (message: string, offset: number) => YamlError) {
  let offset = 0;
  let plain = false;
  let scalarNext = false;
  for (const lexeme of new Lexer().lex(source)) {
    // SnakeYAML's scanner takes no tab where a token may start; only after a plain scalar is it white space.
    if (lexeme.trim() === '' && lexeme.includes('\t') && !plain) {
      throw fail('a tab cannot stand here: use spaces', offset + lexeme.indexOf('\t'));
    }
    plain = scalarNext;
    // The lexer announces a plain or block scalar with a control character.
    scalarNext = lexeme === '\u001f';
    offset += lexeme.charCodeAt(0) < 9 || scalarNext || lexeme === '\u0018' ? 0 : lexeme.length;
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;
