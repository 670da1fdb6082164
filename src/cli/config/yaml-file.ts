import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';

import { withoutMark } from '../../core/decode/lenient-json';
import { HunterError } from '../../core/errors';

/** A YAML file, and where its values are. */
export interface YamlFile {
  path: string;
  value: unknown;
  /** The line of the value at a path, or of its key; that of its parent if there is none. Counted from 1. */
  lineOf: (path: PropertyKey[]) => number;
}

/** @throws HunterError if the file cannot be read, or is no YAML */
export function readYaml(path: string): YamlFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(textOf(path), { lineCounter, merge: true });
  if (document.errors.length > 0) {
    // only the first line: the others quote the file, which may contain a token
    const [reason] = document.errors[0].message.split('\n');
    throw new HunterError(
      'input',
      `The settings in ${path} cannot be read: ${reason.replace(/:$/, '')}. Mend the file or run "hunter setup".`
    );
  }
  const lineOf = (at: PropertyKey[]): number => {
    const node = at.length === 0 ? document.contents : document.getIn(at, true);
    return isNode(node) && node.range
      ? lineCounter.linePos(node.range[0]).line
      : at.length === 0
        ? 1
        : lineOf(at.slice(0, -1));
  };
  return { path, value: document.toJS(), lineOf };
}

function textOf(path: string): string {
  try {
    return withoutMark(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT'
      ? new HunterError('not-found', `There is no file ${path}.`)
      : new HunterError('input', `The settings in ${path} cannot be read: ${code}.`);
  }
}
