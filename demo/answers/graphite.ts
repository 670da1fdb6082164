import { storyEvents } from '../story/events';
import { METRICS, STORY, SUFFIX, valuesOf } from '../story/story';
import { runTimes } from '../story/times';
import { json, type Reply, type Request } from './reply';

/** `[value | null, seconds]` by path. */
type Store = Map<string, Array<[number | null, number]>>;

/** Makes a function that answers as a Graphite with the story's series does. */
export function makeGraphite(): (request: Request) => Reply {
  const store = storeOf();
  return (request) => route(request, store);
}

function storeOf(): Store {
  const seconds = runTimes().map((time) => time / 1000);
  return new Map(
    STORY.flatMap((story) =>
      Object.keys(METRICS).map((metric): [string, Array<[number | null, number]>] => [
        `${story.prefix}.${SUFFIX}.${metric}`,
        valuesOf(story, metric).map((value, run) => [value, seconds[run]]),
      ])
    )
  );
}

function route({ method, path, params }: Request, store: Store): Reply {
  if (path === '/metrics/find' && method === 'GET') {
    return find(params.get('query') ?? '', store);
  }
  if (path === '/render' && method === 'POST') {
    return render(params, store);
  }
  if (path === '/events/get_data' && method === 'GET') {
    return events(params);
  }
  return { status: 404, type: 'text/html', body: '<h1>Not Found</h1>' };
}

function events(params: URLSearchParams): Reply {
  const tags = (params.get('tags') ?? '').split(' ').filter(Boolean);
  // as Graphite: those with any of the tags, unless all are asked for
  const isWanted = (own: string[]) =>
    tags.length === 0 ||
    (params.get('set') === 'intersection'
      ? tags.every((tag) => own.includes(tag))
      : tags.some((tag) => own.includes(tag)));
  const [from, until] = [Number(params.get('from') ?? 0), Number(params.get('until') ?? Infinity)];
  return json(
    storyEvents()
      .filter(({ tags: own, when }) => isWanted(own) && when >= from && when <= until)
      .map((event, id) => ({ ...event, data: JSON.stringify(event.data), id }))
  );
}

function find(query: string, store: Store): Reply {
  const depth = query.split('.').length;
  const nodes = new Map<string, { leaf: number; expandable: number }>();
  for (const path of store.keys()) {
    const parts = path.split('.');
    const id = parts.slice(0, depth).join('.');
    if (parts.length >= depth && globOf(query).test(id)) {
      const node = nodes.get(id) ?? { leaf: 0, expandable: 0 };
      nodes.set(id, parts.length === depth ? { ...node, leaf: 1 } : { ...node, expandable: 1 });
    }
  }
  return json(
    [...nodes].map(([id, node]) => ({
      text: id.slice(id.lastIndexOf('.') + 1),
      id,
      allowChildren: node.expandable,
      ...node,
    }))
  );
}

function render(params: URLSearchParams, store: Store): Reply {
  const from = Number(params.get('from'));
  const until = Number(params.get('until'));
  const answer: object[] = [];
  for (const target of params.getAll('target')) {
    // The client puts a number in front of each name when it asks for several targets.
    const [, path, number] = /^aliasSub\((.*),"\^","(\d+\|)"\)$/.exec(target) ?? [target, target, ''];
    const unknown = /^(\w+)\(/.exec(path);
    if (unknown) {
      return {
        status: 400,
        type: 'text/html',
        body: `Invalid parameters (Received request for unknown function: ${unknown[1]}); targets: &quot;${path}&quot;`,
      };
    }
    for (const [name, points] of store) {
      const datapoints = points.filter(([value, time]) => value !== null && time > from && time <= until);
      if (globOf(path).test(name) && datapoints.length > 0) {
        answer.push({ target: `${number}${name}`, tags: { name }, datapoints });
      }
    }
  }
  return json(answer);
}

/** A Graphite pattern (`*`, `?`, `{a,b}`) as regular expression. */
function globOf(pattern: string): RegExp {
  const text = pattern
    .replace(/[.+^$()|\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_, alternatives: string) => `(?:${alternatives.split(',').join('|')})`)
    .replace(/\*/g, '[^.]*')
    .replace(/\?(?!:)/g, '[^.]');
  return new RegExp(`^${text}$`);
}
