import { ANSWER_BOUNDS } from '../bounds';
import { isObject } from '../decode/check';
import { parseJson } from '../decode/json';
import type { ApiAnswer, ApiRequest } from '../transport/request';
import { checkCount, graphiteError, graphiteNonsense, isNothing } from './answer-errors';

/** A node of the metric tree. It can be a leaf (with points) and a branch (with children) at once. */
export interface Node {
  /** Full path. It begins with the parent as queried, with its wildcards. */
  id: string;
  leaf: boolean;
  branch: boolean;
}

/** Makes the request for the nodes that match a pattern such as `perf.daily.*`. */
export function findRequest(query: string): ApiRequest {
  return { service: 'graphite', method: 'GET', path: '/metrics/find', params: [['query', query]] };
}

/** Decodes a find answer (`[{"text", "id", "leaf", "expandable", "allowChildren"}]`). @throws HunterError */
export function decodeFind(answer: ApiAnswer, query: string): Node[] {
  const asked = `the list of metrics below "${query}"`;
  if (isNothing(answer)) {
    return [];
  }
  if (answer.status !== 200) {
    throw graphiteError(answer, asked);
  }
  const nodes = toNodes(answer);
  if (!nodes) {
    throw graphiteNonsense(answer, asked);
  }
  checkCount(nodes.length, ANSWER_BOUNDS.nodes, 'nodes', asked, 'Ask for a longer path');
  return nodes;
}

/** Decodes a list of nodes; undefined if the answer is something else. */
function toNodes({ body, parsed }: ApiAnswer): Node[] | undefined {
  try {
    const list = parsed ?? parseJson(body);
    return Array.isArray(list) && list.every(isNode)
      ? list.map(({ id, leaf, expandable }) => ({
          // VictoriaMetrics puts a dot behind branches
          id: id.endsWith('.') ? id.slice(0, -1) : id,
          leaf: Boolean(leaf),
          branch: Boolean(expandable),
        }))
      : undefined;
  } catch {
    return undefined;
  }
}

const isNode = (value: unknown): value is { id: string; leaf: unknown; expandable: unknown } =>
  isObject(value) && typeof value.id === 'string';
