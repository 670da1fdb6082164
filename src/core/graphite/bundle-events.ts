import { ANSWER_BOUNDS } from '../bounds';
import { isObject } from '../decode/check';
import { parseJson } from '../decode/json';
import type { Bundle, Bundler } from '../transport/bundle';
import { fillBundles } from '../transport/fill-bundles';
import type { ApiAnswer, ApiRequest } from '../transport/request';
import { tagsOf } from './events';

/** Most characters of the tags of a request. */
const MOST_CHARACTERS = 2000;

/**
 * Joins requests for events that have all of some tags, in the same time. One request asks for the events that have any
 * of one tag of each: of the tag that the fewest others have, such as the name of a test, not that of an owner.
 *
 * A server that takes only events with all of the tags answers such a request with none. So an empty answer counts once
 * another one had events; before, each is asked for by itself.
 */
export function eventsBundler(): Bundler {
  let knowsUnion = false;
  const split = (answer: ApiAnswer, own: Member[]) => {
    const list = answer.status === 200 ? readList(answer.body) : undefined;
    knowsUnion ||= list !== undefined && list.length > 0;
    return list && knowsUnion ? splitEvents(answer, list, own) : own.map(() => undefined);
  };
  return {
    canBundle: (request) =>
      request.service === 'graphite' && request.path === '/events/get_data' && param(request, 'set') === 'intersection',
    bundle: (requests, most) =>
      fillBundles(members(requests), {
        most,
        sizeOf: ({ rarest }) => rarest.length + 1,
        roomOf: () => MOST_CHARACTERS,
        fits: (first, { rest }) => first.rest === rest,
      }).map((own) => toBundle(own, split)),
  };
}

const param = ({ params = [] }: ApiRequest, wanted: string) => params.find(([name]) => name === wanted)?.[1] ?? '';

interface Member {
  index: number;
  tags: string[];
  /** The tag that the fewest requests have. */
  rarest: string;
  /** The other parameters. */
  rest: string;
}

function members(requests: ApiRequest[]): Member[] {
  const tagsOfEach = requests.map((request) => param(request, 'tags').split(' '));
  const uses = new Map<string, number>();
  tagsOfEach.flat().forEach((tag) => uses.set(tag, (uses.get(tag) ?? 0) + 1));
  return requests.map((request, index) => ({
    index,
    tags: tagsOfEach[index],
    rarest: tagsOfEach[index].reduce((rarest, tag) => (uses.get(tag)! < uses.get(rarest)! ? tag : rarest)),
    rest: JSON.stringify(request.params?.filter(([name]) => name !== 'tags')),
  }));
}

function toBundle(own: Member[], split: (answer: ApiAnswer, own: Member[]) => ReturnType<Bundle['split']>): Bundle {
  const others = JSON.parse(own[0].rest) as Array<[string, string]>;
  const params: ApiRequest['params'] = [
    ['tags', [...new Set(own.map(({ rarest }) => rarest))].join(' ')],
    ...others.map(([name, value]): [string, string] => [name, name === 'set' ? 'union' : value]),
  ];
  return {
    members: own.map(({ index }) => index),
    request: { service: 'graphite', method: 'GET', path: '/events/get_data', params },
    split: (answer) => split(answer, own),
  };
}

interface Tagged {
  event: unknown;
  tags: string[];
}

function splitEvents(answer: ApiAnswer, list: unknown[], own: Member[]): ApiAnswer[] {
  const byTag = new Map(own.map(({ rarest }): [string, Tagged[]] => [rarest, []]));
  for (const event of list) {
    const tags = isObject(event) ? tagsOf(event.tags) : [];
    tags.forEach((tag, i) => tags.indexOf(tag) === i && byTag.get(tag)?.push({ event, tags }));
  }
  return own.map(({ tags: wanted, rarest }) => ({
    status: 200,
    contentType: answer.contentType,
    body: '',
    parsed: byTag
      .get(rarest)!
      .filter(({ tags }) => wanted.every((tag) => tags.includes(tag)))
      .map(({ event }) => event),
  }));
}

/** Undefined where the text is no list, or one of more events than are read of one request. */
function readList(body: string): unknown[] | undefined {
  try {
    const list = parseJson(body);
    return Array.isArray(list) && list.length <= ANSWER_BOUNDS.events ? list : undefined;
  } catch {
    return undefined;
  }
}
