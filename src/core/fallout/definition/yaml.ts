import { Composer, Lexer, LineCounter, Parser, type Document } from 'yaml';

import { Budget } from './budget';
import { DefinitionError } from './error';
import { construct, ConstructError } from './yaml-construct';

/** An error for text that is not YAML to SnakeYAML. The message names the line, counted from 1. */
export class YamlError extends Error {}

/**
 * Reads one YAML document as SnakeYAML 1.33 does: version 1.1, duplicate keys are errors, mappings become `Map`s. An
 * empty text is null. Java's objects (`!!java…`) are refused.
 *
 * @returns a value as `java-values` describes them
 * @throws YamlError, or DefinitionError of kind `too-large`
 */
export function parseYaml(text: string, budget = new Budget()): unknown {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  budget.expectLines(source);
  const lines = new LineCounter();
  const fail: Fail = (message, offset) =>
    new YamlError(`line ${lineAt(source, offset)}: ${message.replace(/\s+/g, ' ').replace(/[.:]$/, '')}`);
  const special = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/.exec(source);
  if (special) {
    throw fail('a control character cannot stand in YAML', special.index);
  }
  try {
    return compose(source, lines, fail, budget);
  } catch (error) {
    if (error instanceof YamlError || error instanceof DefinitionError) {
      throw error;
    }
    if (error instanceof ConstructError) {
      throw fail(error.message, error.offset);
    }
    // thousands of nested levels overflow the stack
    throw fail('it cannot be read, probably because it is nested too deep', 0);
  }
}

function compose(source: string, lines: LineCounter, fail: Fail, budget: Budget): unknown {
  // With the failsafe schema all scalars stay text; `construct` gives them types.
  const composer = new Composer({
    schema: 'failsafe',
    version: '1.1',
    uniqueKeys: false,
    strict: true,
  });
  const documents: Document[] = [];
  const parser = new Parser(lines.addNewLine);
  for (const token of tokens(source, parser, fail, budget)) {
    documents.push(...(Array.from(composer.next(token)) as Document[]));
  }
  documents.push(...(Array.from(composer.end(false, source.length)) as Document[]));
  const [document, second] = documents;
  if (!document) {
    const directive = /^%(?![\w-]+(?:[ \n]|$))/m.exec(source);
    if (directive) {
      throw fail('a % cannot begin a line', directive.index);
    }
    return null;
  }
  const [problem] = document.errors.filter(({ message }) => !LAX.test(message));
  if (problem) {
    throw fail(problem.message, problem.pos[0]);
  }
  if (second) {
    throw fail('a second document begins', second.range?.[0] ?? 0);
  }
  const end = earlyEnd(source);
  if (end >= 0) {
    throw fail('... stands before any content', end);
  }
  return construct(document, source);
}

/**
 * Limit of the parser's stack, against a stack overflow, which not all interpreters survive. SnakeYAML's limit of 50
 * levels is checked later, on nodes.
 */
const MAX_STACK = 120;

/**
 * An error of the `yaml` package that SnakeYAML does not have: it needs no space between a quoted text and a comment.
 */
const LAX = /^Comments must be separated/;

type Fail = (message: string, offset: number) => YamlError;

/** Parses the text to tokens, and refuses what SnakeYAML refuses although the `yaml` package accepts it. */
function* tokens(source: string, parser: Parser, fail: Fail, budget: Budget) {
  let offset = 0;
  let previous = '';
  let header = false;
  for (const lexeme of laxLexer().lex(source)) {
    budget.takePiece(lexeme);
    const scalar = previous === SCALAR;
    const tab = tabIn(lexeme, previous, header);
    if (tab !== -1) {
      throw fail('a tab cannot stand here: use spaces', offset + lexeme.indexOf('\t', tab));
    }
    if (lexeme[0] === '"' && !scalar && !isClosed(lexeme)) {
      throw fail('a " is not closed', offset);
    }
    if (parser.stack.length > MAX_STACK) {
      throw fail('it is nested too deeply', offset);
    }
    if (lexeme !== SCALAR && !isBlank(lexeme)) {
      header = !scalar && /^[|>]/.test(lexeme);
    }
    previous = scalar ? PLAIN : lexeme;
    offset += CONTROLS.includes(lexeme) ? 0 : lexeme.length;
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

const isBlank = (lexeme: string): boolean => lexeme.trim() === '' && lexeme !== SCALAR;

/**
 * Returns the index from which a forbidden tab is found; -1 if there is none. SnakeYAML's scanner allows no tab where a
 * token may start: white space after a plain scalar is not such a place, the beginning of its next line is.
 *
 * @param header true if the lexeme is the text of a block scalar, after its `|` or `>`
 */
function tabIn(lexeme: string, previous: string, header: boolean): number {
  if (previous === SCALAR && !header) {
    return lexeme.search(/\n *\t/);
  }
  return isBlank(lexeme) && previous !== PLAIN ? lexeme.indexOf('\t') : -1;
}

/** The lexer's control token before a plain or block scalar. */
const SCALAR = '\u001f';
/** All control tokens of the lexer, which are not part of the text. */
const CONTROLS = ['\u0002', '\u0018', SCALAR];
/** Placeholder for the previous token, if it was a scalar. */
const PLAIN = '\u001fread';

/**
 * Makes a lexer of the `yaml` package that does not require indentation within quoted scalars, {} and []. SnakeYAML
 * does not require it either, and templates produce such text when they put several lines between quotes.
 */
function laxLexer(): Lexer {
  const lexer = new Lexer();
  const open = lexer as unknown as { indentNext: number } & Record<string, () => Generator<string, unknown>>;
  ['parseQuotedScalar', 'parseFlowCollection'].forEach((method) => {
    const parse = open[method];
    open[method] = function* () {
      const { indentNext } = open;
      open.indentNext = 0;
      const next = yield* parse.call(open);
      open.indentNext = indentNext;
      return next;
    };
  });
  return lexer;
}

/** Finds a line of three dots with only blank lines and comments before it. Returns its offset, or -1. */
function earlyEnd(source: string): number {
  let at = 0;
  while (/^ *(?:#|\n)/.test(source.slice(at, at + MAX_INDENT))) {
    const next = source.indexOf('\n', at);
    if (next < 0) {
      return -1;
    }
    at = next + 1;
  }
  return /^\.\.\.(?:\s|$)/.test(source.slice(at, at + 4)) ? at : -1;
}

/** Most spaces before a comment that are skipped, to bound the search in each line. */
const MAX_INDENT = 1000;

/** True if a text that begins with a double quote also ends with one that is not escaped. */
function isClosed(lexeme: string): boolean {
  let at = lexeme.length - 1;
  if (at < 1 || lexeme[at] !== '"') {
    return false;
  }
  while (lexeme[at - 1] === '\\') {
    at--;
  }
  return (lexeme.length - 1 - at) % 2 === 0;
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;
