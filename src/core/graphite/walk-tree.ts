import { type Send, sendAll } from '../transport/send';
import { joinPath } from './check-target';
import { decodeFind, findRequest, type Node } from './find-nodes';
import { findText, pathText } from './node-text';

/** The limits of a walk, so that a too general prefix does not fetch the whole tree of a server. */
export interface WalkLimits {
  /** Levels below the prefix. */
  depth: number;
  /** Number of branches that are expanded. */
  branches: number;
}

export const WALK_LIMITS: WalkLimits = { depth: 8, branches: 500 };

export interface Walk {
  /**
   * The paths between the prefix and the metrics, such as `ebdse_read.result`; `''` if metrics are directly below it.
   */
  suffixes: string[];
  /** The last nodes of all metrics, without duplicates, sorted. */
  metrics: string[];
  /** True when a limit cut the walk short. */
  cut: boolean;
}

/**
 * Walks the metric tree below a prefix, level by level; the requests of a level run in parallel. The original Hunter
 * finds a test's suffixes the same way.
 *
 * @param prefix escaped for a target, with backslashes before symbols
 * @throws HunterError
 */
export async function walkTree(send: Send, prefix: string, limits: WalkLimits = WALK_LIMITS): Promise<Walk> {
  const suffixes = new Set<string>();
  const metrics = new Set<string>();
  let level = [''];
  let expanded = 0;
  let cut = false;
  for (let depth = 0; level.length > 0; depth++) {
    const remaining = depth < limits.depth ? limits.branches - expanded : 0;
    cut = cut || level.length > remaining;
    const parents = level.slice(0, remaining);
    expanded += parents.length;
    if (parents.length === 0) {
      break;
    }
    const queries = parents.map((suffix) => findText(joinPath(prefix, pathText(suffix), '*')));
    const answers = await sendAll(send, queries.map(findRequest));
    level = parents.flatMap((suffix, index) => {
      const nodes = decodeFind(answers[index], queries[index]);
      const leaves = nodes.filter((node) => node.leaf);
      leaves.forEach((leaf) => metrics.add(lastNode(leaf)));
      if (leaves.length > 0) {
        suffixes.add(suffix);
      }
      return nodes.filter((node) => node.branch).map((node) => joinPath(suffix, lastNode(node)));
    });
  }
  return { suffixes: [...suffixes].sort(), metrics: [...metrics].sort(), cut };
}

const lastNode = (node: Node) => node.id.slice(node.id.lastIndexOf('.') + 1);
