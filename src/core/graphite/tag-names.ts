import { ANSWER_BOUNDS } from '../bounds';
import { parseJson } from '../decode/json';
import { HunterError } from '../errors';
import type { ApiAnswer, ApiRequest } from '../transport/request';
import { graphiteError, graphiteNonsense, isMissing } from './answer-errors';

/** Most names to request. graphite-web returns 100 by default. */
const MOST = 1000;

/**
 * Makes the request for the tags of the series that match conditions such as `dc=eu`, except the conditions' own tags.
 */
export const tagsRequest = (expressions: string[] = [], prefix = ''): ApiRequest =>
  autoComplete('tags', expressions, prefix ? [['tagPrefix', prefix]] : []);

/** Makes the request for a tag's values in the series that match conditions. */
export const tagValuesRequest = (tag: string, expressions: string[] = [], prefix = ''): ApiRequest =>
  autoComplete('values', expressions, [['tag', tag], ...(prefix ? ([['valuePrefix', prefix]] as Params) : [])]);

type Params = Array<[string, string]>;

function autoComplete(what: string, expressions: string[], more: Params): ApiRequest {
  return {
    service: 'graphite',
    method: 'GET',
    path: `/tags/autoComplete/${what}`,
    params: [...expressions.map((text): [string, string] => ['expr', text]), ...more, ['limit', String(MOST)]],
  };
}

/** Decodes a list of names. @throws HunterError of kind `unsupported` if the server has no tags, or of another kind */
export function decodeNames(answer: ApiAnswer, asked: string): string[] {
  if (isMissing(answer)) {
    throw new HunterError('unsupported', 'This Graphite server has no tags.');
  }
  if (answer.status !== 200) {
    throw graphiteError(answer, asked);
  }
  try {
    const names: unknown = parseJson(answer.body);
    if (Array.isArray(names)) {
      return names.filter((name) => typeof name === 'string').slice(0, ANSWER_BOUNDS.names);
    }
  } catch {
    // not JSON: said below
  }
  throw graphiteNonsense(answer, asked);
}
