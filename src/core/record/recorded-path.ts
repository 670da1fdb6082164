import { HunterError } from '../errors';
import { withoutEmptyNodes } from '../graphite/node-text';
import type { Series } from '../series/series';

/** Characters that Graphite's grammar of targets cannot read in a path, and those that separate folders on disk. */
const UNREADABLE = /[^\x21-\x7e]|[(){},'"|\\/;*?[\]]/g;

/**
 * Returns the path under which the changes of a series are recorded: `<prefix>.<path>.change`. A series of one branch
 * has the branch as the node before the last; a tagged series keeps its tags.
 *
 * @param test a node before the path, for series whose name is no path of Graphite
 */
export function changePath(prefix: string, { name, labels }: Pick<Series, 'name' | 'labels'>, test?: string): string {
  const { branch } = labels;
  const whole = branch && name.endsWith(` [${branch}]`) ? name.slice(0, -branch.length - 3) : name;
  const [path, ...tags] = whole.split(';');
  const own = test === undefined ? [] : [test.replace(/\./g, '_')];
  const nodes = [prefix, ...own, ...path.split('.'), ...(branch ? [branch.replace(/\./g, '_')] : []), 'change'];
  const kept = tags
    .filter((tag) => /^[^=]+=./.test(tag))
    .map((tag) => tag.replace(/[\s\u0000-\u001f\u007f-\u009f]/g, '_'));
  return [nodes.filter(Boolean).map(nodeOf).join('.'), ...kept].join(';');
}

const nodeOf = (node: string) => node.trim().replace(UNREADABLE, '_');

/**
 * Refuses a malformed prefix, and one within the test's own prefix: the recorded series would look like results.
 *
 * @throws HunterError
 */
export function checkPrefix(prefix: string, tested?: { test: string; prefix: string }): void {
  if (!/^[^.]+(\.[^.]+)*$/.test(prefix) || prefix.search(UNREADABLE) !== -1) {
    throw new HunterError(
      'input',
      `Nothing can be recorded under "${prefix}": a prefix is nodes with dots between them, such as hunter.nightly.`
    );
  }
  if (tested && `${prefix}.`.startsWith(`${withoutEmptyNodes(tested.prefix)}.`)) {
    throw new HunterError(
      'input',
      `Nothing can be recorded under "${prefix}": it lies within "${tested.prefix}", where the results of test "${tested.test}" are, and would be taken for more of them.`
    );
  }
}
