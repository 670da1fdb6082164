import { ANSWER_BOUNDS } from '../bounds';

/**
 * Parses a Python literal: if an event's data is a JSON object, graphite-web stores it as Python's text of a dict,
 * `{'run_id': 'r0', 'commit': None}`. Supports strings in both quotes (also `u'…'`), numbers, True, False, None, lists,
 * tuples and dicts.
 *
 * @throws SyntaxError if the text is none, or is nested deeper than an answer may be
 */
export function parsePythonLiteral(text: string): unknown {
  return new Parser(text).parse();
}

const WORDS: Record<string, boolean | null> = { None: null, True: true, False: false };

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  parse(): unknown {
    const result = this.value();
    this.space();
    return this.at === this.text.length ? result : this.fail();
  }

  private value(): unknown {
    this.space();
    const open = this.text[this.at];
    if (open === '{' || open === '[' || open === '(') {
      return this.collection(open);
    }
    const word = this.match(/^(?:None|True|False)\b/, 6);
    if (word) {
      return WORDS[word];
    }
    return /^[uUbB]?['"]/.test(this.text.slice(this.at, this.at + 2)) ? this.string() : this.number();
  }

  private collection(open: '{' | '[' | '('): unknown {
    this.at++;
    if (++this.depth > ANSWER_BOUNDS.depth) {
      return this.fail();
    }
    const within = open === '{' ? this.dict() : this.items(open === '[' ? ']' : ')');
    this.depth--;
    return within;
  }

  private items(end: string): unknown[] {
    const list: unknown[] = [];
    while (!this.take(end)) {
      list.push(this.value());
      if (!this.take(',')) {
        return this.take(end) ? list : this.fail();
      }
    }
    return list;
  }

  private dict(): Record<string, unknown> {
    const entries: Array<[string, unknown]> = [];
    while (!this.take('}')) {
      const key = this.value();
      if (!isKey(key) || !this.take(':')) {
        return this.fail();
      }
      entries.push([String(key), this.value()]);
      if (!this.take(',')) {
        return this.take('}') ? Object.fromEntries(entries) : this.fail();
      }
    }
    return Object.fromEntries(entries);
  }

  private number(): number {
    const digits = this.match(/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?L?/, 40) ?? this.fail();
    const value = Number(digits.replace('L', ''));
    return Number.isFinite(value) ? value : this.fail();
  }

  private string(): string {
    const { text } = this;
    // the prefix, as in u'…'
    this.at += /['"]/.test(text[this.at]) ? 0 : 1;
    const quote = text[this.at++];
    const parts: string[] = [];
    for (;;) {
      const start = this.at;
      while (this.at < text.length && text[this.at] !== quote && text[this.at] !== '\\') {
        this.at++;
      }
      parts.push(text.slice(start, this.at));
      if (this.at >= text.length) {
        return this.fail();
      }
      if (text[this.at] === quote) {
        this.at++;
        return parts.join('');
      }
      parts.push(this.escape());
    }
  }

  private escape(): string {
    const escaped =
      /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/.exec(
        this.text.slice(this.at, this.at + 10)
      ) ?? this.fail();
    const digits = escaped[1] ?? escaped[2] ?? escaped[3];
    const code = digits === undefined ? 0 : parseInt(digits, 16);
    if (code > 0x10ffff) {
      return this.fail();
    }
    this.at += escaped[0].length;
    return digits === undefined ? (ESCAPES.get(escaped[4]) ?? escaped[4]) : String.fromCodePoint(code);
  }

  /** Consumes a pattern, which may match up to `most` characters. */
  private match(pattern: RegExp, most: number): string | undefined {
    const found = pattern.exec(this.text.slice(this.at, this.at + most))?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  /** Consumes a token and the space before it, if the token is there. */
  private take(token: string): boolean {
    this.space();
    const isThere = this.text.startsWith(token, this.at);
    this.at += isThere ? token.length : 0;
    return isThere;
  }

  private space(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? '-')) {
      this.at++;
    }
  }

  private fail(): never {
    throw new SyntaxError(`not a Python literal at position ${this.at}`);
  }
}

const isKey = (key: unknown) => key === null || ['string', 'number', 'boolean'].includes(typeof key);

const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['0', '\0'],
  ['\n', ''],
]);
