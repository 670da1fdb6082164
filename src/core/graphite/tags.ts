import type { ApiAnswer, ApiRequest } from '../flow/flow';
import { graphiteError, graphiteNonsense } from './errors';
import { HunterError } from '../errors';

/** Names or values asked for at once; servers give 100 unless told. */
const LIMIT = 1000;

/** Asks for the tags that series of the given conditions (`host=a`) have; tags in a condition are left out. */
export function tagsRequest(expressions: string[], prefix: string): ApiRequest {
  return autoComplete('tags', expressions, [['tagPrefix', prefix]]);
}

/** Asks for the values that a tag has in series of the given conditions. */
export function tagValuesRequest(expressions: string[], tag: string, prefix: string): ApiRequest {
  return autoComplete('values', expressions, [
    ['tag', tag],
    ['valuePrefix', prefix],
  ]);
}

function autoComplete(what: string, expressions: string[], params: Array<[string, string]>): ApiRequest {
  return {
    service: 'graphite',
    method: 'GET',
    path: `/tags/autoComplete/${what}`,
    params: [
      ...expressions.map((expression): [string, string] => ['expr', expression]),
      ...params.filter(([, value]) => value !== ''),
      ['limit', String(LIMIT)],
    ],
  };
}

/**
 * Names or values. @throws HunterError, of kind `not-found` when the server knows no tags: older and other makers'
 * servers have no such address, or answer with something else.
 */
export function decodeTagList(answer: ApiAnswer): string[] {
  if (answer.status === 404 || answer.status === 405 || answer.status === 501) {
    throw noTags();
  }
  if (answer.status !== 200) {
    throw graphiteError(answer, 'the list of tags');
  }
  let list: unknown;
  try {
    list = JSON.parse(answer.body);
  } catch {
    throw graphiteNonsense(answer, 'the list of tags');
  }
  if (!Array.isArray(list)) {
    throw noTags();
  }
  return list.filter((item): item is string => typeof item === 'string');
}

const noTags = () => new HunterError('not-found', 'This Graphite server knows no tags.');
