/**
 * Reads a Python literal: graphite-web stores an event's data that was given as a JSON object as Python's text of it,
 * `{'run_id': 'r0', 'commit': None}`. Strings of both quotes (also `u'…'`), numbers, True, False, None, lists, tuples
 * and dicts.
 *
 * @throws SyntaxError
 */
export function parsePythonLiteral(text: string): unknown {
  let at = 0;
  const fail = (): never => {
    throw new SyntaxError(`not a Python literal at position ${at}`);
  };
  const space = () => {
    while (/\s/.test(text[at] ?? '')) {
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
    if (take('{')) {
      return dict();
    }
    if (take('[')) {
      return items(']');
    }
    if (take('(')) {
      return items(')');
    }
    const word = /^(?:None|True|False)\b/.exec(text.slice(at, at + 6))?.[0];
    if (word) {
      at += word.length;
      return word === 'None' ? null : word === 'True';
    }
    if (/^[uUbB]?['"]/.test(text.slice(at, at + 2))) {
      return string();
    }
    const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?L?/.exec(text.slice(at, at + 40))?.[0] ?? fail();
    at += number.length;
    return Number(number.replace('L', ''));
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
      const key = String(value());
      if (!take(':')) {
        return fail();
      }
      entries.push([key, value()]);
      if (!take(',')) {
        return take('}') ? Object.fromEntries(entries) : fail();
      }
    }
    return Object.fromEntries(entries);
  };

  const string = (): string => {
    at += /['"]/.test(text[at]) ? 0 : 1;
    const quote = text[at++];
    let result = '';
    while (text[at] !== quote) {
      if (at >= text.length) {
        return fail();
      }
      if (text[at] !== '\\') {
        result += text[at++];
        continue;
      }
      const escape =
        /^\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([\s\S]))/i.exec(text.slice(at, at + 10)) ?? fail();
      const code = escape[1] ?? escape[2] ?? escape[3];
      result += code ? String.fromCodePoint(parseInt(code, 16)) : (ESCAPES[escape[4]] ?? escape[4]);
      at += escape[0].length;
    }
    at++;
    return result;
  };

  const result = value();
  space();
  return at === text.length ? result : fail();
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0', '\n': '' };
