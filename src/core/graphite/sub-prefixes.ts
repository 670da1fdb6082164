import type { Send } from '../transport/send';
import { decodeFind, findRequest } from './find-nodes';
import { findText } from './node-text';

/** Where the tests below a prefix write: together they have every series below it, each once. */
export interface SubPrefixes {
  /** Paths of branches at the chosen level. */
  branches: string[];
  /** Paths above that level that have metrics directly below them, so that no series is lost. */
  parents: string[];
}

/** Most levels: deeper is no test any more, and each is a request. */
export const MAX_LEVELS = 4;

/**
 * Lists the branches that are `levels` below a prefix, which may have wildcards.
 *
 * @param prefix escaped for a target, with backslashes before symbols
 * @throws HunterError
 */
export async function listSubPrefixes(send: Send, prefix: string, levels: number): Promise<SubPrefixes> {
  const parents = new Set<string>();
  let branches: string[] = [];
  for (let level = 1; level <= levels; level++) {
    const query = findText(prefix) + '.*'.repeat(level);
    const nodes = decodeFind(await send(findRequest(query)), query);
    nodes.filter(({ leaf }) => leaf).forEach(({ id }) => parents.add(id.slice(0, id.lastIndexOf('.'))));
    branches = nodes.filter(({ branch }) => branch).map(({ id }) => id);
  }
  return { branches: [...new Set(branches)].sort(), parents: [...parents].sort() };
}
