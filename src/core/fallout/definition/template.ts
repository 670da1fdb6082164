import { shorten } from '../../escape/shorten';
import { Budget } from './budget';
import { DefinitionError } from './error';

/** A part of a template: literal text, a value to insert, or a section. */
export type Token =
  | { type: 'text'; text: string }
  | { type: 'value'; name: string }
  | { type: 'section' | 'inverted'; name: string; body: Token[] };

/**
 * Parses a template as mustache.java 0.9.10 does (its class MustacheParser). mustache.js is no alternative: its tokens are
 * the same, but not its white space. Java keeps the line of a comment or of a change of delimiters, drops carriage returns
 * and has its own rules for lines with section tags, and the expanded text must be Fallout's to the byte.
 *
 * @throws DefinitionError of kind `template` or `too-large`
 */
export function parseTemplate(template: string, budget = new Budget()): Token[] {
  return new Section(new Cursor(template, budget), null, ['{{', '}}'], true).read();
}

/** Deepest nesting of sections, so that the recursion does not overflow the stack. */
const MAX_DEPTH = 100;

/** A template's text and the position up to which it is read. All sections of a template share it. */
class Cursor {
  position = 0;
  /** Line of the position, from 1; 0 before anything is read. */
  line = 0;
  /** Number of open sections. */
  depth = 0;
  private readonly returns: Places;
  private readonly newlines: Places;

  constructor(
    readonly text: string,
    readonly budget: Budget
  ) {
    this.returns = new Places(text, '\r');
    this.newlines = new Places(text, '\n');
  }

  /** Reads text up to the next line break or opening delimiter; an empty text if there is one at the position. */
  takePlain(opens: Places): string {
    const start = this.position;
    const next = Math.min(this.returns.from(start), this.newlines.from(start), opens.from(start));
    this.position = Math.min(next, this.text.length);
    return this.text.slice(start, this.position);
  }

  /** Reads a carriage return or a newline, if there is one at the position. */
  takeLineBreak(): string | undefined {
    const char = this.text[this.position];
    if (char !== '\r' && char !== '\n') {
      return undefined;
    }
    this.position++;
    return char;
  }

  /** Reads a tag up to its closing delimiter, which a change of delimiters, `{{=… =}}`, may contain. */
  takeTag(open: string, close: string): Tag {
    const start = this.position + mark(open).length;
    let before = '';
    let from = start;
    if (this.text[start] === '=') {
      const end = this.text.indexOf('=', start + 1);
      before = end < 0 ? this.text.slice(start) : this.text.slice(start, end);
      from = end < 0 ? this.text.length : end + 1;
    }
    const end = this.text.indexOf(mark(close), from);
    this.position = end < 0 ? this.text.length : end + mark(close).length;
    const command = before + this.text.slice(from, end < 0 ? undefined : end);
    return { command, name: command.slice(1).trim(), closed: end >= 0 };
  }

  error(what: string): DefinitionError {
    return new DefinitionError('template', `The template has, in line ${this.line}, ${shorten(what)}.`);
  }
}

/** A tag of a template. */
interface Tag {
  /** The text between the delimiters. Its first character is the type of the tag, as in `#name`. */
  command: string;
  /** The text behind the type. */
  name: string;
  /** False if the closing delimiter is missing. */
  closed: boolean;
}

type SectionType = '#' | '^' | '$' | '?';

/** The parser of one section, or of the whole template. */
class Section {
  private readonly tokens: Token[] = [];
  /** Text of the current line that is not yet a token, because the line of a section tag may be dropped. */
  private pending: string[] = [];
  /** True directly after a carriage return. */
  private sawReturn = false;
  /** True if the text of the current line is only white space so far. */
  private blank = true;
  private opens: Places;
  /** True at a section's start and after a section of several lines: then the newline of a blank line is dropped. */
  private dropsNewline: boolean;

  /**
   * @param tag name of the section; null for the whole template
   * @param startOfLine true if the line has had no tag so far
   */
  constructor(
    private readonly cursor: Cursor,
    private readonly tag: string | null,
    private delimiters: [open: string, close: string],
    private startOfLine: boolean
  ) {
    this.opens = new Places(cursor.text, mark(delimiters[0]));
    this.dropsNewline = cursor.line !== 0;
    cursor.line = cursor.line || 1;
  }

  /** Parses up to the section's closing tag, or to the end of the template. */
  read(): Token[] {
    const { cursor, tag } = this;
    while (cursor.position < cursor.text.length) {
      cursor.budget.takeSteps();
      if (!this.readPlain() && !this.readLineBreak() && this.readTag()) {
        return this.tokens;
      }
    }
    this.flush();
    if (tag !== null) {
      throw cursor.error(`a section {{#${tag}}} that is not closed`);
    }
    return this.tokens;
  }

  /** Reads text without line breaks and tags. False if there is none. */
  private readPlain(): boolean {
    const plain = this.cursor.takePlain(this.opens);
    if (plain === '') {
      return false;
    }
    this.blank = this.blank && !/[^ \t]/.test(plain);
    this.pending.push(plain);
    this.sawReturn = false;
    return true;
  }

  /** Reads a carriage return or a newline. False if there is none. */
  private readLineBreak(): boolean {
    const char = this.cursor.takeLineBreak();
    if (char === '\r') {
      this.sawReturn = true;
    } else if (char === '\n') {
      this.cursor.line++;
      if (!this.dropsNewline || !this.blank) {
        this.pending.push(this.sawReturn ? '\r\n' : '\n');
      }
      this.flush();
      this.dropsNewline = false;
      this.blank = true;
      this.startOfLine = true;
    }
    return char !== undefined;
  }

  /** Reads a tag. True if it closes this section. */
  private readTag(): boolean {
    const tag = this.cursor.takeTag(...this.delimiters);
    this.sawReturn = false;
    if (tag.command[0] === '/') {
      this.end(tag.name);
      return true;
    }
    this.add(tag);
    this.startOfLine = false;
    return false;
  }

  private add({ command, name, closed }: Tag): void {
    const type = command[0];
    switch (type) {
      case undefined:
        throw this.cursor.error('an empty tag');
      case '#':
      case '^':
      case '$':
      case '?':
        return this.addSection(type, name);
      case '{':
        return this.addTriple(name);
      case '&':
        return this.addValue(name);
      case '!':
      case '%':
        return this.flush();
      case '=':
        return this.changeDelimiters(name);
      case '>':
      case '<':
        throw this.cursor.error(`{{${command}}}: Fallout's definitions have no partials`);
      default:
        if (!closed) {
          throw this.cursor.error('a tag that is not closed');
        }
        return this.addValue(command.trim());
    }
  }

  private addSection(type: SectionType, name: string): void {
    const { cursor } = this;
    const { line } = cursor;
    if (++cursor.depth > MAX_DEPTH) {
      throw cursor.error(`sections in more than ${MAX_DEPTH} levels`);
    }
    const body = new Section(cursor, name, this.delimiters, this.startOfLine && this.blank).read();
    cursor.depth--;
    const spansLines = cursor.line > line;
    if (!this.blank || !spansLines) {
      this.writePending();
    }
    this.pending = [];
    this.dropsNewline = spansLines;
    if (type === '$' || type === '?') {
      // A block that no template overrides stands for its body.
      body.forEach((token) => this.tokens.push(token));
    } else {
      this.tokens.push({ type: type === '#' ? 'section' : 'inverted', name, body });
    }
  }

  /** Ends this section at a closing tag. */
  private end(name: string): void {
    const { tag } = this;
    if (!this.startOfLine || !this.blank) {
      this.writePending();
    }
    if (name !== tag) {
      throw this.cursor.error(
        tag === null ? `{{/${name}}}, but no such section is open` : `{{/${name}}} where {{/${tag}}} is due`
      );
    }
  }

  /** Adds a value of `{{{name}}}`. With other delimiters than `}}`, the third brace is part of the tag's text. */
  private addTriple(name: string): void {
    const { cursor } = this;
    const isOutside = this.delimiters[1][1] === '}';
    this.flush();
    if (isOutside && cursor.text[cursor.position++] !== '}') {
      throw cursor.error(`{{{${name} that is not closed with }}}`);
    }
    this.addValue(isOutside ? name : name.slice(0, -1));
  }

  private addValue(name: string): void {
    this.flush();
    this.tokens.push({ type: 'value', name });
  }

  private changeDelimiters(name: string): void {
    this.flush();
    const [open, close, ...others] = name.split(/\s+/);
    if (close === undefined || others.length > 0) {
      throw this.cursor.error(`a change of delimiters that does not name two: ${name}`);
    }
    this.delimiters = [open, close];
    this.opens = new Places(this.cursor.text, mark(open));
  }

  private flush(): void {
    this.writePending();
    this.pending = [];
  }

  private writePending(): void {
    const text = this.pending.join('');
    if (text !== '') {
      this.tokens.push({ type: 'text', text });
    }
  }
}

/** Returns the part of a delimiter that is searched for: Java only compares the first two characters. */
const mark = (delimiter: string): string => delimiter.slice(0, 2);

/** Finds the positions of a mark from left to right. Each part of the text is searched only once. */
class Places {
  private next = -1;

  constructor(
    private readonly text: string,
    private readonly mark: string
  ) {}

  /** Returns the first position of the mark at or after `position`; infinity if there is none. */
  from(position: number): number {
    if (this.next < position) {
      const found = this.text.indexOf(this.mark, position);
      this.next = found < 0 ? Infinity : found;
    }
    return this.next;
  }
}
