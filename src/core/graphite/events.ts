import { ANSWER_BOUNDS } from '../bounds';
import { isObject } from '../decode/check';
import { parseJson } from '../decode/json';
import { withoutNonNumbers } from '../decode/lenient-json';
import { isTime, type TimeRange } from '../series/series';
import type { ApiAnswer, ApiRequest } from '../transport/request';
import { checkCount, graphiteError, graphiteNonsense, isMissing } from './answer-errors';
import { parsePythonLiteral } from './python-literal';

/** An event that a person or a program has stored in Graphite. */
export interface GraphiteEvent {
  /** ms since 1970. */
  time: number;
  what: string;
  tags: string[];
  /** Free text. Programs write JSON, which graphite-web may store as a Python literal: see `eventData`. */
  data: string;
}

/** Selects events that have all of the tags, or any of them. */
export type TagMatch = 'all' | 'any';

/**
 * Makes the request for events with certain tags; without tags, for all events. `set` is always sent, because without
 * it graphite-web ignores tags that it does not know. Repeated and empty tags are removed: graphite-web would find
 * nothing.
 */
export function eventsRequest(tags: string[], match: TagMatch, range?: TimeRange): ApiRequest {
  const wanted = cleanTags(tags);
  return {
    service: 'graphite',
    method: 'GET',
    path: '/events/get_data',
    params: [
      ...(wanted.length > 0
        ? ([
            ['tags', wanted.join(' ')],
            ['set', match === 'all' ? 'intersection' : 'union'],
          ] as Array<[string, string]>)
        : []),
      ...(range
        ? ([
            ['from', String(Math.floor(range.from / 1000))],
            ['until', String(Math.ceil(range.to / 1000))],
          ] as Array<[string, string]>)
        : []),
    ],
  };
}

/**
 * Decodes events, sorted by time. Events without the tags are dropped, because not every server filters them; so are
 * malformed ones, which must not hide the others. A server without an events API, such as VictoriaMetrics or carbonapi,
 * has no events.
 *
 * @throws HunterError
 */
export function decodeEvents(answer: ApiAnswer, tags: string[], match: TagMatch): GraphiteEvent[] {
  if (isMissing(answer)) {
    return [];
  }
  const asked = `the events with the tags "${cleanTags(tags).join(' ')}"`;
  if (answer.status !== 200) {
    throw graphiteError(answer, asked);
  }
  const list = toList(answer);
  if (!list) {
    throw graphiteNonsense(answer, asked);
  }
  checkCount(list.length, ANSWER_BOUNDS.events, 'events', asked, 'Ask for a shorter time');
  const wanted = cleanTags(tags);
  return list
    .flatMap(toEvent)
    .filter((event) => hasTags(event, wanted, match))
    .sort((a, b) => a.time - b.time);
}

function toList({ body, parsed }: ApiAnswer): unknown[] | undefined {
  try {
    const list = parsed ?? parseJson(body);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

/** Returns a list of one event; an empty list if the value is not an event. */
function toEvent(stored: unknown): GraphiteEvent[] {
  if (!isObject(stored)) {
    return [];
  }
  const { when, what, tags, data } = stored;
  const time = typeof when === 'number' ? when * 1000 : NaN;
  return isTime(time) ? [{ time, what: textOf(what), tags: tagsOf(tags), data: textOf(data) }] : [];
}

/** The tags of an event: a list, or a text with spaces or commas. */
export function tagsOf(tags: unknown): string[] {
  const list: unknown[] = typeof tags === 'string' ? tags.split(/[\s,]+/) : Array.isArray(tags) ? tags : [];
  if (list.length <= ANSWER_BOUNDS.eventTags && list.every(isTag)) {
    return list;
  }
  return list
    .slice(0, ANSWER_BOUNDS.eventTags)
    .map(textOf)
    .filter((tag) => tag !== '');
}

const isTag = (value: unknown): value is string => typeof value === 'string' && value !== '';

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);

function hasTags(event: GraphiteEvent, tags: string[], match: TagMatch): boolean {
  const has = (tag: string) => event.tags.includes(tag);
  return tags.length === 0 || (match === 'all' ? tags.every(has) : tags.some(has));
}

const cleanTags = (tags: string[]) => [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))];

/** Parses a Python literal. Python's `nan` and `inf` become null. */
const parsePython = (text: string) => parsePythonLiteral(withoutNonNumbers(text, 'None'));

/**
 * Parses the data of an event: a JSON object or a Python dict. Undefined if it is neither, or longer than any data that
 * a program writes about a run.
 */
export function eventData(data: string): Record<string, unknown> | undefined {
  if (data.length > ANSWER_BOUNDS.eventData) {
    return undefined;
  }
  for (const parse of [parseJson, parsePython]) {
    try {
      const value: unknown = parse(data);
      return isObject(value) ? value : undefined;
    } catch {
      // the other form, or neither
    }
  }
  return undefined;
}
