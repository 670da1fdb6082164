import { shorten } from '../../escape/shorten';
import { Budget } from './budget';
import { DefinitionError } from './error';

/** A template's parts: text as it stands, values to put in, and sections. */
export type Token =
  | { type: 'text'; text: string }
  | { type: 'value'; name: string }
  | { type: 'section' | 'inverted'; name: string; body: Token[] };

/**
 * Reads a template as mustache.java 0.9.10 does (its class MustacheParser). Not with mustache.js, whose tokens are the
 * same but for white space: Java keeps the line of a comment or a change of delimiters, drops carriage returns and
 * treats lines of section tags by rules of its own, and a definition's expanded text must be Fallout's to the byte.
 *
 * @throws DefinitionError of kind `template`, or `too-large`
 */
export function parseTemplate(template: string, budget = new Budget()): Token[] {
  return new Parser(template, budget).section(null, '{{', '}}', true);
}

/** Far more than anybody writes, and few enough not to overflow the stack. */
const MAX_DEPTH = 100;

class Parser {
  private position = 0;
  private line = 0;
  private depth = 0;
  private readonly returns: Places;
  private readonly newlines: Places;

  constructor(
    private readonly text: string,
    private readonly budget: Budget
  ) {
    this.returns = new Places(text, '\r');
    this.newlines = new Places(text, '\n');
  }

  /** The tokens up to the closing tag of `tag`, or to the end of the text. */
  section(tag: string | null, open: string, close: string, startOfLine: boolean): Token[] {
    const tokens: Token[] = [];
    let pending: string[] = [];
    let sawReturn = false;
    let blank = true;
    let opens = new Places(this.text, mark(open));
    // True after a section that spans lines, and at a section's start: a newline that ends only white space goes.
    let dropsNewline = this.line !== 0;
    this.line = this.line || 1;
    const write = () => {
      const text = pending.join('');
      if (text !== '') {
        tokens.push({ type: 'text', text });
      }
    };
    const flush = () => {
      write();
      pending = [];
    };
    while (this.position < this.text.length) {
      this.budget.takeSteps();
      const start = this.position;
      const next = Math.min(this.returns.from(start), this.newlines.from(start), opens.from(start));
      if (next > start) {
        const plain = this.text.slice(start, next);
        blank = blank && !/[^ \t]/.test(plain);
        pending.push(plain);
        sawReturn = false;
        this.position = next;
        continue;
      }
      const char = this.text[this.position++];
      if (char === '\r') {
        sawReturn = true;
        continue;
      }
      if (char === '\n') {
        this.line++;
        if (!dropsNewline || !blank) {
          pending.push(sawReturn ? '\r\n' : '\n');
        }
        flush();
        dropsNewline = false;
        blank = true;
        startOfLine = true;
        continue;
      }
      sawReturn = false;
      this.position += mark(open).length - 1;
      const { command, closed } = this.command(close);
      const name = command.slice(1).trim();
      switch (command[0]) {
        case undefined:
          throw this.error('an empty tag');
        case '#':
        case '^':
        case '$':
        case '?': {
          const line = this.line;
          if (++this.depth > MAX_DEPTH) {
            throw this.error(`sections in more than ${MAX_DEPTH} levels`);
          }
          const body = this.section(name, open, close, startOfLine && blank);
          this.depth--;
          const spansLines = this.line > line;
          if (!blank || !spansLines) {
            write();
          }
          pending = [];
          startOfLine = startOfLine && blank;
          if (command[0] === '$' || command[0] === '?') {
            // A block that no template overrides stands for its body.
            body.forEach((token) => tokens.push(token));
          } else {
            tokens.push({
              type: command[0] === '#' ? 'section' : 'inverted',
              name,
              body,
            });
          }
          dropsNewline = spansLines;
          break;
        }
        case '/':
          if (!startOfLine || !blank) {
            write();
          }
          if (name !== tag) {
            throw this.error(
              tag === null ? `{{/${name}}}, but no such section is open` : `{{/${name}}} where {{/${tag}}} is due`
            );
          }
          return tokens;
        case '{':
          flush();
          if (close[1] === '}' && this.text[this.position++] !== '}') {
            throw this.error(`{{{${name} that is not closed with }}}`);
          }
          tokens.push({
            type: 'value',
            name: close[1] === '}' ? name : name.slice(0, -1),
          });
          break;
        case '&':
          flush();
          tokens.push({ type: 'value', name });
          break;
        case '!':
        case '%':
          flush();
          break;
        case '=': {
          flush();
          const delimiters = name.split(/\s+/);
          if (delimiters.length !== 2) {
            throw this.error(`a change of delimiters that does not name two: ${name}`);
          }
          [open, close] = delimiters;
          opens = new Places(this.text, mark(open));
          break;
        }
        case '>':
        case '<':
          throw this.error(`{{${command}}}: Fallout's definitions have no partials`);
        default:
          if (!closed) {
            throw this.error('a tag that is not closed');
          }
          flush();
          tokens.push({ type: 'value', name: command.trim() });
      }
      startOfLine = false;
    }
    flush();
    if (tag !== null) {
      throw this.error(`a section {{#${tag}}} that is not closed`);
    }
    return tokens;
  }

  /** What stands between the delimiters. Within a change of delimiters, `{{=… =}}`, the closing one may stand. */
  private command(close: string): { command: string; closed: boolean } {
    const start = this.position;
    let before = '';
    let from = start;
    if (this.text[start] === '=') {
      const end = this.text.indexOf('=', start + 1);
      before = end < 0 ? this.text.slice(start) : this.text.slice(start, end);
      from = end < 0 ? this.text.length : end + 1;
    }
    const end = this.text.indexOf(mark(close), from);
    this.position = end < 0 ? this.text.length : end + mark(close).length;
    return { command: before + this.text.slice(from, end < 0 ? undefined : end), closed: end >= 0 };
  }

  private error(what: string): DefinitionError {
    return new DefinitionError('template', `The template has, in line ${this.line}, ${shorten(what)}.`);
  }
}

/** What shows a delimiter: of longer ones Java looks at two characters only. */
const mark = (delimiter: string): string => delimiter.slice(0, 2);

/** Where a mark stands, asked for from left to right: each part of the text is searched once. */
class Places {
  private next = -1;

  constructor(
    private readonly text: string,
    private readonly mark: string
  ) {}

  /** The first place at or behind `position`; infinite when there is none. */
  from(position: number): number {
    if (this.next < position) {
      const found = this.text.indexOf(this.mark, position);
      this.next = found < 0 ? Infinity : found;
    }
    return this.next;
  }
}
