import type { ApiAnswer, ApiRequest } from '../flow/flow';
import { parseLenientJson, withoutNonNumbers } from '../lenient-json';
import type { TimeRange } from '../series/series';
import { graphiteError, graphiteNonsense, isMissing } from './errors';
import { parsePythonLiteral } from './python-literal';

/** Something that happened, as people or programs told Graphite. */
export interface GraphiteEvent {
  /** ms since 1970. */
  time: number;
  what: string;
  tags: string[];
  /** Free text; programs write JSON or, by way of graphite-web, Python. See `eventData`. */
  data: string;
}

/** All of the tags, or any of them. */
export type TagMatch = 'all' | 'any';

/**
 * The request for events with tags; all events without. Always with `set`, because without it graphite-web ignores tags
 * that it does not know. Repeated and empty tags would find nothing.
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
 * Decodes events, ascending in time; those that do not have the tags are left out, whatever the server took them for.
 * A server without events, such as VictoriaMetrics and carbonapi, has none.
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
  try {
    return (parseLenientJson(answer.body) as Stored[])
      .map(({ when, what, tags: all, data }) => ({
        time: when * 1000,
        what: String(what ?? ''),
        tags: typeof all === 'string' ? all.split(/[\s,]+/).filter(Boolean) : (all ?? []).map(String),
        data: typeof data === 'string' ? data : data === null || data === undefined ? '' : JSON.stringify(data),
      }))
      .filter((event) => hasTags(event, cleanTags(tags), match))
      .sort((a, b) => a.time - b.time);
  } catch {
    throw graphiteNonsense(answer, asked);
  }
}

interface Stored {
  when: number;
  what?: unknown;
  tags?: string | unknown[];
  data?: unknown;
}

function hasTags(event: GraphiteEvent, tags: string[], match: TagMatch): boolean {
  const has = (tag: string) => event.tags.includes(tag);
  return tags.length === 0 || (match === 'all' ? tags.every(has) : tags.some(has));
}

const cleanTags = (tags: string[]) => [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))];

/** Python writes `nan` and `inf` where it has no number. */
const parsePython = (text: string) => parsePythonLiteral(withoutNonNumbers(text, 'None'));

/** The data of an event as an object: JSON, or Python's text of a dict; undefined where it is neither. */
export function eventData(data: string): Record<string, unknown> | undefined {
  for (const parse of [parseLenientJson, parsePython]) {
    try {
      const value: unknown = parse(data);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return value as Record<string, unknown>;
      }
    } catch {
      // the other form, or neither
    }
  }
  return undefined;
}
