import type { Path, Problem, Span } from './tree';

/** Template variables: `${name}`, `${name:format}`, `[[name]]`; a dot or a colon in them is no separator. */
const VARIABLE = /^(?:\$\{[^{}\n]*\}|\[\[[^[\]\n]*\]\])/;
/** What Graphite reads in a node without a backslash: ASCII that is printed, but its symbols. */
const PLAIN = /^[^\s(){},.'"\\|]/;
/** What it reads behind a backslash. */
const ESCAPED = /^\\[(){},.'"\\|=]/;

/**
 * Reads a metric path from `start`, dots within braces and variables not being separators. `undefined` when there is
 * none. What graphite-web does not read in it is a problem: it would take the path up to there.
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

/** The end of what belongs to a node at `at`: a variable, braces, an escaped or a plain character. */
function skipPart(scanner: Scanner, at: number): number {
  const { text, variables } = scanner;
  const variable = variables ? match(VARIABLE, text, at) : undefined;
  if (variable) {
    return at + variable.length;
  }
  return text[at] === '{' ? skipBraces(scanner, at) : skipCharacter(scanner, at);
}

/** A character of a node, with its backslash. */
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

/** Braces with what they enumerate: parts of a node, without dots or further braces. */
function skipBraces(scanner: Scanner, start: number): number {
  const { text, problems, variables } = scanner;
  const wrong = (at: number, message: string) =>
    problems.push({ start: at, end: Math.min(at + 1, text.length), message });
  let depth = 0;
  let at = start;
  let isEmpty = true;
  while (at < text.length && !/[()'"\n]/.test(text[at])) {
    const char = text[at];
    const variable = variables && depth > 0 ? match(VARIABLE, text, at) : undefined;
    if (variable) {
      at += variable.length;
      isEmpty = false;
    } else if (char === '{' || char === '}' || char === ',') {
      if (char === '{' && depth > 0) {
        wrong(at, 'has braces within braces');
      } else if (char !== '{' && isEmpty) {
        wrong(at, `has nothing before the "${char}" within braces`);
      }
      isEmpty = char !== '}';
      depth += char === '{' ? 1 : char === '}' ? -1 : 0;
      at++;
      if (depth === 0) {
        return at;
      }
    } else if (char === '.' || char === '|' || /\s/.test(char)) {
      wrong(at, `has "${char}" within braces, which Graphite does not read there`);
      at++;
      isEmpty = false;
    } else {
      at = Math.max(skipCharacter(scanner, at), at + 1);
      isEmpty = false;
    }
  }
  problems.push({ start, end: at, message: 'has a "{" that is not closed' });
  return at;
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
 * What an expression that begins with `^` matches at a place. Not a sticky one: the backend's interpreter goes on looking
 * for that to the end of the text, and for a lookahead it reads the text anew, so that a long target took minutes.
 */
export function match(pattern: RegExp, text: string, at: number): string | undefined {
  return pattern.exec(text.slice(at))?.[0];
}
