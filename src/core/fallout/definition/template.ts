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
 * @throws DefinitionError of kind `template`
 */
export function parseTemplate(template: string): Token[] {
  return new Parser(template).section(null, '{{', '}}', true);
}

/** Far more than anybody writes, and few enough not to overflow the stack. */
const MAX_DEPTH = 100;

class Parser {
  private position = 0;
  private line = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  /** The tokens up to the closing tag of `tag`, or to the end of the text. */
  section(tag: string | null, open: string, close: string, startOfLine: boolean): Token[] {
    const tokens: Token[] = [];
    const write = (text: string) => text !== '' && tokens.push({ type: 'text', text });
    let pending = '';
    let sawReturn = false;
    let blank = true;
    // True after a section that spans lines, and at a section's start: a newline that ends only white space goes.
    let dropsNewline = this.line !== 0;
    this.line = this.line || 1;
    const flush = () => {
      write(pending);
      pending = '';
    };
    while (this.position < this.text.length) {
      const char = this.text[this.position++];
      if (char === '\r') {
        sawReturn = true;
        continue;
      }
      if (char === '\n') {
        this.line++;
        if (!dropsNewline || !blank) {
          pending += sawReturn ? '\r\n' : '\n';
        }
        flush();
        dropsNewline = false;
        blank = true;
        startOfLine = true;
        continue;
      }
      sawReturn = false;
      if (!this.at(open, this.position - 1)) {
        blank = blank && (char === ' ' || char === '\t');
        pending += char;
        continue;
      }
      this.position += Math.min(open.length, 2) - 1;
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
            write(pending);
          }
          pending = '';
          startOfLine = startOfLine && blank;
          if (command[0] === '$' || command[0] === '?') {
            // A block that no template overrides stands for its body.
            tokens.push(...body);
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
            write(pending);
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
    let command = '';
    let changing = this.text[this.position] === '=';
    if (changing) {
      command = '=';
      this.position++;
    }
    while (this.position < this.text.length) {
      const char = this.text[this.position];
      if (changing) {
        this.position++;
        changing = char !== '=';
        command += changing ? char : '';
      } else if (this.at(close, this.position)) {
        this.position += Math.min(close.length, 2);
        return { command, closed: true };
      } else {
        this.position++;
        command += char;
      }
    }
    return { command, closed: false };
  }

  /** Whether a delimiter stands there; of longer ones Java looks at two characters only. */
  private at(delimiter: string, position: number): boolean {
    return this.text.startsWith(delimiter.slice(0, 2), position);
  }

  private error(what: string): DefinitionError {
    return new DefinitionError('template', `The template has, in line ${this.line}, ${what}.`);
  }
}
