import { ANSWER_BOUNDS } from '../bounds';

/**
 * Reads a Python literal: graphite-web stores an event's data that was given as a JSON object as Python's text of it,
 * `{'run_id': 'r0', 'commit': None}`. Strings of both quotes (also `u'…'`), numbers, True, False, None, lists, tuples
 * and dicts.
 *
 * @throws SyntaxError where it is none, or is nested deeper than an answer may be
 */
export function parsePythonLiteral(text: string): unknown {
  let at = 0;
  let depth = 0;
  const fail = (): never => {
    throw new SyntaxError(`not a Python literal at position ${at}`);
  };
  const space = () => {
    while (' \t\n\r'.includes(text[at] ?? '-')) {
      at++;
    }
  };
  const take = (token: string) => {
    space();
    const there = text.startsWith(token, at);
    at += there ? token.length : 0;
    return there;
  };

  const value = (): unknown => {
    space();
    const open = text[at];
    if (open === '{' || open === '[' || open === '(') {
      at++;
      if (++depth > ANSWER_BOUNDS.depth) {
        return fail();
      }
      const within = open === '{' ? dict() : items(open === '[' ? ']' : ')');
      depth--;
      return within;
    }
    const word = /^(?:None|True|False)\b/.exec(text.slice(at, at + 6))?.[0];
    if (word) {
      at += word.length;
      return word === 'None' ? null : word === 'True';
    }
    if (/^[uUbB]?['"]/.test(text.slice(at, at + 2))) {
      return string();
    }
    const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?L?/.exec(text.slice(at, at + 40))?.[0] ?? fail();
    at += number.length;
    const read = Number(number.replace('L', ''));
    return Number.isFinite(read) ? read : fail();
  };

  const items = (end: string): unknown[] => {
    const list: unknown[] = [];
    while (!take(end)) {
      list.push(value());
      if (!take(',')) {
        return take(end) ? list : fail();
      }
    }
    return list;
  };

  const dict = (): Record<string, unknown> => {
    const entries: Array<[string, unknown]> = [];
    while (!take('}')) {
      const key = value();
      if (!isKey(key) || !take(':')) {
        return fail();
      }
      entries.push([String(key), value()]);
      if (!take(',')) {
        return take('}') ? Object.fromEntries(entries) : fail();
      }
    }
    return Object.fromEntries(entries);
  };

  const string = (): string => {
    at += /['"]/.test(text[at]) ? 0 : 1;
    const quote = text[at++];
    const parts: string[] = [];
    for (;;) {
      const start = at;
      while (at < text.length && text[at] !== quote && text[at] !== '\\') {
        at++;
      }
      parts.push(text.slice(start, at));
      if (at >= text.length) {
        return fail();
      }
      if (text[at] === quote) {
        at++;
        return parts.join('');
      }
      parts.push(escape());
    }
  };

  const escape = (): string => {
    const found =
      /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/.exec(text.slice(at, at + 10)) ?? fail();
    const digits = found[1] ?? found[2] ?? found[3];
    const code = digits === undefined ? 0 : parseInt(digits, 16);
    if (code > 0x10ffff) {
      return fail();
    }
    at += found[0].length;
    return digits === undefined ? (ESCAPES.get(found[4]) ?? found[4]) : String.fromCodePoint(code);
  };

  const result = value();
  space();
  return at === text.length ? result : fail();
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
