import type { ApiAnswer, ApiRequest } from '../flow/flow';
import { parseLenientJson } from '../lenient-json';
import { graphiteError, graphiteNonsense, isNothing } from './errors';

/** One child in the metric tree. A name can be a leaf (has points) and a branch (has children) at once. */
export interface Node {
  /** Full path, built on the query's own parent (so it may hold that parent's wildcards). */
  id: string;
  leaf: boolean;
  branch: boolean;
}

/** Asks for the direct children that match a pattern such as `perf.daily.*`. */
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
  try {
    const nodes = parseLenientJson(answer.body) as Array<{ id: string; leaf: unknown; expandable: unknown }>;
    // VictoriaMetrics puts a dot behind branches
    return nodes.map(({ id, leaf, expandable }) => ({
      id: id.replace(/\.$/, ''),
      leaf: Boolean(leaf),
      branch: Boolean(expandable),
    }));
  } catch {
    throw graphiteNonsense(answer, asked);
  }
}
