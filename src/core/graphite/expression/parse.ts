import { match, scanPath } from './scan-path';
import { endOfString } from './scan-string';
import type { Argument, Call, Expression, Problem, Span, Target } from './tree';

/**
 * Parses a Graphite expression. Never throws: syntax errors are returned as problems with their positions. The grammar
 * is that of graphite-web 1.1 (render/grammar_unsafe.py).
 *
 * @param variables allow Grafana's template variables too
 */
export function parseTarget(text: string, { variables = true } = {}): Target {
  const parser = new Parser(text, variables);
  const root = parser.target();
  return { text, root, problems: parser.problems };
}

// No lookahead: the backend's interpreter would run the expression with a slower engine.
const SPACE = /^[ \t\r\n]*/;
const CALL = /^[a-z_]\w*[ \t\r\n]*\(/i;
const WORD = /^\w+/;
const KEY = /^[a-z_]\w*[ \t\r\n]*=[ \t\r\n]*/i;
/** Text behind a key without a value: then the key is the start of a path. */
const NOT_NAMED = /^(?:[,)|.]|$)/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e-?\d+)?/i;
/** Text that may follow a number: with any other, the whole is a path (`12.5.x`, `1e+3`). */
const BEHIND_NUMBER = /^(?:[ \t\r\n]*[,)]|[ \t]*(?:\n|$))/;
/** Text that may follow a literal such as `true`. Graphite reads `true.love` as `true`. */
const BEHIND_WORD = /^(?:[^\w$]|$)/;
const INFINITY = /^inf/i;
const BOOLEAN = /^(?:true|false)/i;
const NONE = /^none/i;
const REFERENCE = /^#\w+/;

/** Deepest nesting of functions, so that the recursion does not exhaust the stack. */
const MAX_DEPTH = 200;

class Parser {
  readonly problems: Problem[] = [];
  private at = 0;
  private depth = 0;
  /** For each quote, the offset before which no string can begin, because it would not be closed. */
  private readonly unclosed = { '"': 0, "'": 0 };

  constructor(
    private readonly text: string,
    private readonly variables: boolean
  ) {}

  target(): Expression | undefined {
    this.skipSpace();
    if (this.at === this.text.length) {
      return undefined;
    }
    const root = this.series();
    this.skipSpace();
    if (this.at < this.text.length) {
      this.problem(this.at, this.text.length, `has "${this.excerpt(this.at)}" where nothing more is expected`);
    }
    return root;
  }

  /** Parses a call or a path, with the functions it is piped into. */
  private series(): Expression {
    const input = this.single();
    const calls: Call[] = [];
    for (;;) {
      const before = this.at;
      this.skipSpace();
      if (this.text[this.at] !== '|') {
        this.at = before;
        break;
      }
      this.at++;
      this.skipSpace();
      const call = this.call();
      if (!call) {
        this.problem(before, this.at, 'has a "|" without a function behind it');
        break;
      }
      calls.push(call);
    }
    return calls.length === 0
      ? input
      : { type: 'pipe', start: input.start, end: calls[calls.length - 1].end, input, calls };
  }

  private single(): Expression {
    const call = this.call();
    if (call) {
      return call;
    }
    const reference = this.take(REFERENCE);
    if (reference && !/[^\s,)|]/.test(this.text[this.at] ?? ' ')) {
      return { type: 'reference', ...reference, name: this.text.slice(reference.start + 1, reference.end) };
    }
    this.at = reference?.start ?? this.at;
    const path = scanPath(this.text, this.at, this.problems, this.variables);
    if (path) {
      this.at = path.end;
      return path;
    }
    return this.broken();
  }

  private call(): Call | undefined {
    const start = this.at;
    if (!this.take(CALL)) {
      return undefined;
    }
    const open = this.at;
    this.depth++;
    const args = this.depth > MAX_DEPTH ? this.tooDeep(open) : this.arguments();
    this.depth--;
    const close = this.at;
    if (this.text[this.at] === ')') {
      this.at++;
    } else {
      this.problem(open - 1, open, 'has a "(" that is not closed');
    }
    return {
      type: 'call',
      start,
      end: this.at,
      name: match(WORD, this.text, start)!,
      open,
      close,
      args,
    };
  }

  private arguments(): Argument[] {
    const args: Argument[] = [];
    let isNamed = false;
    this.skipSpace();
    while (this.at < this.text.length && this.text[this.at] !== ')') {
      const argument = this.argument();
      this.checkOrder(argument, args.length === 0, isNamed);
      isNamed ||= argument.name !== undefined;
      args.push(argument);
      this.skipSpace();
      if (this.text[this.at] === ',') {
        const comma = this.at++;
        this.skipSpace();
        if (this.text[this.at] === ')') {
          this.problem(comma, comma + 1, 'has a comma without anything behind it');
        }
      } else if (this.at < this.text.length && this.text[this.at] !== ')') {
        const start = this.at;
        this.skipBroken();
        this.problem(start, this.at, `has "${this.excerpt(start)}" where a comma is expected`);
        if (this.text[this.at] === ',') {
          this.at++;
          this.skipSpace();
        }
      }
    }
    return args;
  }

  /** Checks that named arguments come last, and not first, as Graphite requires. */
  private checkOrder({ start, end, name }: Argument, isFirst: boolean, isBehindNamed: boolean): void {
    if (name !== undefined && isFirst) {
      this.problem(
        start,
        end,
        `has "${name}=" as the first argument of a function, where one without a name is expected`
      );
    } else if (name === undefined && isBehindNamed) {
      this.problem(
        start,
        end,
        `has "${this.excerpt(start, end)}" behind an argument with a name: those must come last`
      );
    }
  }

  private argument(): Argument {
    const key = this.take(KEY, (end) => match(NOT_NAMED, this.text, end) === undefined);
    const value = this.value();
    return key
      ? { start: key.start, end: value.end, name: match(WORD, this.text, key.start)!, value }
      : { start: value.start, end: value.end, value };
  }

  private value(): Expression {
    const text = this.stringAt(this.at);
    if (text !== undefined) {
      const string = { start: this.at, end: this.at + text.length };
      this.at = string.end;
      const value = this.text.slice(string.start + 1, string.end - 1);
      return { type: 'string', ...string, quote: this.text[string.start], value };
    }
    for (const [type, pattern, behind] of LITERALS) {
      const literal = this.take(pattern, (end) => match(behind, this.text, end) !== undefined);
      if (literal) {
        return { type, ...literal };
      }
    }
    return this.series();
  }

  /** Skips text that is not an expression, up to the next comma or bracket, and reports it. */
  private broken(): Expression {
    const start = this.at;
    const quote = this.text[start];
    const unclosed = (quote === '"' || quote === "'") && this.stringAt(start) === undefined;
    this.skipBroken();
    this.problem(
      start,
      this.at,
      unclosed
        ? `has a quote (${quote}) that is not closed`
        : this.at === start
          ? 'has an argument that is empty'
          : `has "${this.excerpt(start)}" where a series or a value is expected`
    );
    return { type: 'broken', start, end: this.at };
  }

  private tooDeep(open: number): Argument[] {
    this.at = this.text.length;
    this.problem(open, this.at, `has more than ${MAX_DEPTH} functions within each other`);
    return [];
  }

  private skipBroken(): void {
    let depth = 0;
    for (; this.at < this.text.length; this.at++) {
      const string = this.stringAt(this.at);
      const char = this.text[this.at];
      if (string) {
        this.at += string.length - 1;
      } else if (depth === 0 && (char === ',' || char === ')')) {
        return;
      } else {
        depth += char === '(' ? 1 : char === ')' ? -1 : 0;
      }
    }
  }

  /**
   * Returns the string that begins at an offset, with its quotes. If it is not closed, no later string in that line
   * with the same quote is closed either; that is remembered, so that each line is searched only once.
   */
  private stringAt(at: number): string | undefined {
    const quote = this.text[at];
    if ((quote !== '"' && quote !== "'") || at < this.unclosed[quote]) {
      return undefined;
    }
    const end = endOfString(this.text, at);
    if (end === undefined) {
      const line = this.text.indexOf('\n', at);
      this.unclosed[quote] = line < 0 ? this.text.length : line;
      return undefined;
    }
    return this.text.slice(at, end);
  }

  /** Consumes a pattern at the current offset. @param fits returns true if the text from `end` on may follow it */
  private take(pattern: RegExp, fits: (end: number) => boolean = () => true): Span | undefined {
    const found = match(pattern, this.text, this.at);
    if (found === undefined || !fits(this.at + found.length)) {
      return undefined;
    }
    const start = this.at;
    this.at += found.length;
    return { start, end: this.at };
  }

  private skipSpace(): void {
    this.take(SPACE);
  }

  private excerpt(start: number, end?: number): string {
    const rest = this.text.slice(start, end).trim();
    return rest.length > 20 ? `${rest.slice(0, 19)}…` : rest;
  }

  private problem(start: number, end: number, message: string): void {
    this.problems.push({ start, end, message });
  }
}

const LITERALS: Array<['number' | 'boolean' | 'none', RegExp, RegExp]> = [
  ['boolean', BOOLEAN, BEHIND_WORD],
  ['number', NUMBER, BEHIND_NUMBER],
  ['none', NONE, BEHIND_WORD],
  ['number', INFINITY, BEHIND_WORD],
];
