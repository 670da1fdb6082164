import type { Path, Problem, Span } from './tree';

/** Template variables: `${name}`, `${name:format}`, `[[name]]`; a dot or a colon in them is no separator. */
const VARIABLE = /^(?:\$\{[^{}\n]*\}|\[\[[^[\]\n]*\]\])/;
/** A character that needs no backslash in a node. Of those, Graphite only reads printable ASCII. */
const PLAIN = /^[^\s(){},.'"\\|]/;
/** A symbol with its backslash. */
const ESCAPED = /^\\[(){},.'"\\|=]/;

/**
 * Scans a metric path from `start`. Dots within braces and variables do not separate nodes. Text that graphite-web
 * cannot read is added to `problems`: graphite-web would end the path there. Undefined if there is no path.
 */
export function scanPath(text: string, start: number, problems: Problem[], variables = true): Path | undefined {
  const scanner = { text, problems, variables };
  const segments: Span[] = [];
  let at = start;
  let from = start;
  let nodeFrom = start;
  let tagsFrom = -1;
  for (;;) {
    const next = skipPart(scanner, at);
    if (next > at) {
      if (text[at] === ';' && tagsFrom < 0 && at > start) {
        tagsFrom = at;
      }
      at = next;
    } else if (text[at] === '.') {
      if (at === nodeFrom) {
        problems.push({ start: at, end: at + 1, message: 'has a dot without a node before it' });
      }
      if (tagsFrom < 0) {
        segments.push({ start: from, end: at });
        from = at + 1;
      }
      nodeFrom = ++at;
    } else {
      break;
    }
  }
  if (at === start) {
    return undefined;
  }
  if (at === nodeFrom) {
    problems.push({ start: at - 1, end: at, message: 'has a dot without a node behind it' });
  }
  segments.push({ start: from, end: tagsFrom < 0 ? at : tagsFrom });
  return { type: 'path', start, end: at, segments, tags: tagsFrom < 0 ? [] : tagsOf(text, tagsFrom, at) };
}

interface Scanner {
  text: string;
  problems: Problem[];
  variables: boolean;
}

/** Returns the end of the part of a node at `at`: a variable, braces or a character; `at` if there is none. */
function skipPart(scanner: Scanner, at: number): number {
  const { text, variables } = scanner;
  const variable = variables ? match(VARIABLE, text, at) : undefined;
  if (variable) {
    return at + variable.length;
  }
  return text[at] === '{' ? skipBraces(scanner, at) : skipCharacter(scanner, at);
}

/** Returns the end of the character at `at`, with its backslash; `at` if it cannot belong to a node. */
function skipCharacter({ text, problems }: Scanner, at: number): number {
  const escaped = match(ESCAPED, text, at);
  if (escaped) {
    return at + escaped.length;
  }
  if (text[at] === '\\' && at + 1 < text.length && !/\s/.test(text[at + 1])) {
    const message = `has a backslash before "${text[at + 1]}": Graphite reads one before (){},.'"\\|= only; write ? for a character that it takes for a wildcard`;
    problems.push({ start: at, end: at + 2, message });
    return at + 2;
  }
  const plain = match(PLAIN, text, at);
  if (plain === undefined) {
    return at;
  }
  if (plain < '!' || plain > '~') {
    const end = at + String.fromCodePoint(text.codePointAt(at)!).length;
    const what = text.slice(at, end);
    problems.push({ start: at, end, message: `has "${what}", and Graphite reads ASCII only: write ? in its place` });
    return end;
  }
  return at + 1;
}

/** Returns the end of the braces at `start`. They list parts of a node, without dots or nested braces. */
function skipBraces(scanner: Scanner, start: number): number {
  const { text, problems } = scanner;
  let depth = 0;
  let at = start;
  let isEmpty = true;
  while (at < text.length && !/[()'"\n]/.test(text[at])) {
    const char = text[at];
    if (char === '{' || char === '}' || char === ',') {
      checkBraces(scanner, at, depth, isEmpty);
      isEmpty = char !== '}';
      depth += char === '{' ? 1 : char === '}' ? -1 : 0;
      at++;
      if (depth === 0) {
        return at;
      }
    } else {
      at = skipWithinBraces(scanner, at);
      isEmpty = false;
    }
  }
  problems.push({ start, end: at, message: 'has a "{" that is not closed' });
  return at;
}

/** Reports braces within braces, and a part before a comma or a closing brace that is empty. */
function checkBraces({ text, problems }: Scanner, at: number, depth: number, isEmpty: boolean): void {
  const char = text[at];
  if (char === '{' && depth > 0) {
    problems.push({ start: at, end: at + 1, message: 'has braces within braces' });
  } else if (char !== '{' && isEmpty) {
    problems.push({ start: at, end: at + 1, message: `has nothing before the "${char}" within braces` });
  }
}

/** Returns the end of a variable or a character within braces. */
function skipWithinBraces(scanner: Scanner, at: number): number {
  const { text, problems, variables } = scanner;
  const char = text[at];
  const variable = variables ? match(VARIABLE, text, at) : undefined;
  if (variable) {
    return at + variable.length;
  }
  if (char === '.' || char === '|' || /\s/.test(char)) {
    const message = `has "${char}" within braces, which Graphite does not read there`;
    problems.push({ start: at, end: at + 1, message });
    return at + 1;
  }
  return Math.max(skipCharacter(scanner, at), at + 1);
}

function tagsOf(text: string, start: number, end: number): Path['tags'] {
  const tags: Path['tags'] = [];
  for (let at = start; at < end;) {
    const next = text.indexOf(';', at + 1);
    const until = next < 0 || next > end ? end : next;
    const [tag, ...value] = text.slice(at + 1, until).split('=');
    tags.push({ start: at + 1, end: until, tag, value: value.join('=') });
    at = until;
  }
  return tags;
}

/**
 * Matches a pattern that begins with `^` at an offset. Do not use sticky patterns instead: the backend's interpreter
 * searches the rest of the text for them, and reads the text again for a lookahead, so a long target took minutes.
 */
export function match(pattern: RegExp, text: string, at: number): string | undefined {
  return pattern.exec(text.slice(at))?.[0];
}
