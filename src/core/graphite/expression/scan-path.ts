import type { Path, Problem, Span } from './tree';

/** Template variables: `${name}`, `${name:format}`, `[[name]]`; a dot or a colon in them is no separator. */
const VARIABLE = /\$\{[^{}\n]*\}|\[\[[^[\]\n]*\]\]/y;
/** What Graphite allows in a node without a backslash: anything printable but its symbols. */
const PLAIN = /[^\s(){},.'"\\|]/y;

/**
 * Reads a metric path from `start`, dots within braces and variables not being separators. `undefined` when there is
 * none.
 */
export function scanPath(text: string, start: number, problems: Problem[]): Path | undefined {
  const segments: Span[] = [];
  let at = start;
  let from = start;
  let tagsFrom = -1;
  for (;;) {
    const next = skipPart(text, at, problems);
    if (next > at) {
      if (text[at] === ';' && tagsFrom < 0 && at > start) {
        tagsFrom = at;
      }
      at = next;
    } else if (text[at] === '.') {
      if (tagsFrom < 0) {
        segments.push({ start: from, end: at });
        from = at + 1;
      }
      at++;
    } else {
      break;
    }
  }
  if (at === start) {
    return undefined;
  }
  segments.push({ start: from, end: tagsFrom < 0 ? at : tagsFrom });
  return { type: 'path', start, end: at, segments, tags: tagsFrom < 0 ? [] : tagsOf(text, tagsFrom, at) };
}

/** The end of what belongs to a node at `at`: a variable, braces, an escaped or a plain character. */
function skipPart(text: string, at: number, problems: Problem[]): number {
  const variable = match(VARIABLE, text, at);
  if (variable) {
    return at + variable.length;
  }
  if (text[at] === '{') {
    return skipBraces(text, at, problems);
  }
  if (text[at] === '\\' && at + 1 < text.length && !/\s/.test(text[at + 1])) {
    return at + 2;
  }
  return at + (match(PLAIN, text, at)?.length ?? 0);
}

function skipBraces(text: string, start: number, problems: Problem[]): number {
  let depth = 0;
  let at = start;
  while (at < text.length && !/[()'"\n]/.test(text[at])) {
    depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
    at++;
    if (depth === 0) {
      return at;
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

/** What a sticky expression matches at a place. */
export function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
