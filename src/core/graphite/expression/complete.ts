import { parseTagExpression } from '../tag-expressions';
import { match } from './scan-path';

/**
 * The kind of text to complete at the cursor: a node of a path, a tag, or a tag's value. `typed` is the part of it that
 * was already typed, which begins at offset `start`.
 */
export type Completion = { start: number; typed: string } & (
  | { kind: 'node'; parents: string[]; /** A function may stand here too. */ first: boolean }
  | { kind: 'tag'; others: string[] }
  | { kind: 'tagValue'; tag: string; others: string[] }
);

const STRING = /^(?:"(?:[^"\n\\]|""|\\[^\n])*"|'(?:[^'\n\\]|''|\\[^\n])*')/;
const CALL = /^([a-z_]\w*)\s*\(/i;
/**
 * Matches a path that may be incomplete: its last braces may be open. Each `$` can match in one way only; with two
 * ways, backtracking would double the time with each variable.
 */
const PATH = /(?:\$?\{[^{}]*\}|\$(?!\{)|[^\s(){},|'"$])*(?:\$?\{[^{}]*)?$/;

const MAX_PATH = 2000;

/** Finds the kind of text to complete at an offset. Undefined within a string outside of `seriesByTag`. */
export function completionAt(text: string, offset: number): Completion | undefined {
  const before = text.slice(0, offset);
  const calls: Array<{ name: string; strings: string[] }> = [];
  for (let at = 0; at < before.length; at++) {
    const char = before[at];
    if (char === '"' || char === "'") {
      const string = match(STRING, before, at);
      const call = calls[calls.length - 1];
      if (!string) {
        return call?.name === 'seriesByTag' ? tagAt(before, at + 1, call.strings) : undefined;
      }
      call?.strings.push(string.slice(1, -1));
      at += string.length - 1;
    } else if (char === ')') {
      calls.pop();
    } else {
      const opened = match(CALL, before, at);
      if (opened) {
        calls.push({ name: /^\w+/.exec(opened)![0], strings: [] });
        at += opened.length - 1;
      } else {
        // skip the whole word, so that its end is not tried as the name of a function
        at += (match(WORD, before, at)?.length ?? 1) - 1;
      }
    }
  }
  return nodeAt(before);
}

const WORD = /^\w+/;

function tagAt(before: string, start: number, others: string[]): Completion {
  const typed = before.slice(start);
  const expression = parseTagExpression(typed);
  return expression
    ? {
        kind: 'tagValue',
        tag: expression.tag,
        others,
        typed: expression.value,
        start: before.length - expression.value.length,
      }
    : { kind: 'tag', others, typed, start };
}

function nodeAt(before: string): Completion {
  // the path at the cursor is at the end of the text, and not longer than this
  const path = PATH.exec(before.slice(-MAX_PATH))![0];
  const open = /\$?\{[^{}]*$/.exec(path);
  const isBrace = open !== null && !open[0].startsWith('$');
  const closed = isBrace ? path.slice(0, open.index) : path;
  // dots within closed braces are no separators
  const nodes = closed.match(/(?:\$\{[^{}]*\}?|\{[^{}]*\}|[^.{])+|(?<=\.)$|^$/g) ?? [''];
  const last = isBrace ? open[0].slice(Math.max(open[0].lastIndexOf(','), 0) + 1) : (nodes[nodes.length - 1] ?? '');
  return {
    kind: 'node',
    parents: nodes.slice(0, -1),
    typed: last,
    start: before.length - last.length,
    first: !isBrace && nodes.length === 1,
  };
}
