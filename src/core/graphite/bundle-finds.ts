import { ANSWER_BOUNDS } from '../bounds';
import { isObject } from '../decode/check';
import { parseJson } from '../decode/json';
import { groupBy } from '../group-by';
import type { Bundle, Bundler } from '../transport/bundle';
import { fillBundles } from '../transport/fill-bundles';
import type { ApiAnswer, ApiRequest } from '../transport/request';

/** Paths whose nodes can stand in braces. */
const PLAIN = /^[\w:@+~-]+(\.[\w:@+~-]+)*\.\*$/;
/** Most characters of a query: gunicorn refuses addresses of more than 4 kB. */
const MOST_CHARACTERS = 2000;

/**
 * Joins requests for the children of several branches that differ in one node: `a.*` and `b.*` become `{a,b}.*`. Of the
 * formats of `/metrics/find` only `completer` tells the whole path of what it found.
 */
export const FINDS: Bundler = {
  canBundle: ({ service, path, params = [] }) =>
    service === 'graphite' && path === '/metrics/find' && params.length === 1 && PLAIN.test(params[0][1]),
  bundle: (requests, most) => inGroups(requests.map(branchOf), most).map(toBundle),
};

/** The path of these nodes, with another one at `index`. */
const withNode = (nodes: string[], index: number, other: string): string =>
  nodes.map((node, i) => (i === index ? other : node)).join('.');

/** The branch whose children are requested, by its nodes. */
const branchOf = ({ params = [] }: ApiRequest): string[] => params[0][1].split('.').slice(0, -1);

interface Branch {
  index: number;
  nodes: string[];
}

/** Branches of which all nodes are the same but the one at `differs`. */
interface Group {
  branches: Branch[];
  differs: number;
}

/** Groups branches at the node that makes the fewest groups, for each number of nodes. */
function inGroups(all: string[][], most: number): Group[] {
  const byDepth = groupBy(
    all.map((nodes, index) => ({ index, nodes })),
    ({ nodes }) => String(nodes.length)
  );
  return [...byDepth.values()].flatMap((branches) => {
    const ways = branches[0].nodes.map((_, differs) =>
      [...groupBy(branches, ({ nodes }) => withNode(nodes, differs, '')).values()].map((group) => ({
        branches: group,
        differs,
      }))
    );
    return ways.reduce((best, way) => (way.length < best.length ? way : best)).flatMap((group) => cut(group, most));
  });
}

/** Cuts a group to the most branches and characters of one request. */
function cut({ branches, differs }: Group, most: number): Group[] {
  return fillBundles(branches, {
    most,
    sizeOf: ({ nodes }) => nodes[differs].length + 1,
    roomOf: ({ nodes }) => MOST_CHARACTERS - nodes.join('.').length,
  }).map((part) => ({ branches: part, differs }));
}

function toBundle({ branches, differs }: Group): Bundle {
  const names = [...new Set(branches.map(({ nodes }) => nodes[differs]))];
  const some = names.length > 1 ? `{${names.join(',')}}` : names[0];
  const query = `${withNode(branches[0].nodes, differs, some)}.*`;
  const params: ApiRequest['params'] = [
    ['query', query],
    ['format', 'completer'],
  ];
  return {
    members: branches.map(({ index }) => index),
    request: { service: 'graphite', method: 'GET', path: '/metrics/find', params },
    split: (answer) => splitNodes(answer, branches),
  };
}

/** A branch of which nothing is told is asked for again: not every server may know braces. */
function splitNodes(answer: ApiAnswer, branches: Branch[]): Array<ApiAnswer | undefined> {
  const children = answer.status === 200 ? readCompleter(answer.body) : new Map<string, object[]>();
  return branches.map(({ nodes }) => {
    const parsed = children.get(nodes.join('.'));
    return parsed && { status: 200, contentType: answer.contentType, body: '', parsed };
  });
}

/** Reads `{"metrics": [{"path", "is_leaf"}]}` as nodes of a find answer, by their branch. Branches end with a dot. */
function readCompleter(body: string): Map<string, object[]> {
  const children = new Map<string, object[]>();
  for (const node of metricsOf(body)) {
    if (isObject(node) && typeof node.path === 'string') {
      const id = node.path.endsWith('.') ? node.path.slice(0, -1) : node.path;
      const branch = id.slice(0, Math.max(0, id.lastIndexOf('.')));
      const leaf = Number(node.is_leaf) === 1;
      const known = children.get(branch) ?? [];
      children.set(branch, known);
      known.push({ id, leaf, expandable: !leaf });
    }
  }
  return children;
}

/** An empty list where the text is something else, or has more nodes than are read of one request. */
function metricsOf(body: string): unknown[] {
  try {
    const { metrics } = parseJson(body) as { metrics?: unknown };
    return Array.isArray(metrics) && metrics.length <= ANSWER_BOUNDS.nodes ? metrics : [];
  } catch {
    return [];
  }
}
