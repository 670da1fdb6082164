import { isObject } from '../decode/check';
import { parseJson } from '../decode/json';
import type { ApiAnswer, ApiRequest } from '../transport/request';
import { graphiteError, graphiteNonsense } from './answer-errors';

/** A function of a Graphite server. */
export interface GraphiteFunction {
  name: string;
  group: string;
  /** One or two sentences. */
  description: string;
  params: GraphiteParam[];
}

export interface GraphiteParam {
  name: string;
  /** `series…` for series, else `string`, `integer`, `float`, `boolean`, `interval`, `node`, `tag`, `aggFunc`, … */
  type: string;
  required?: boolean;
  default?: ParamValue;
  /** True if the parameter may be repeated. */
  multiple?: boolean;
  /** All allowed values. */
  options?: ParamValue[];
  /** Frequent values. */
  suggestions?: ParamValue[];
}

export type ParamValue = string | number | boolean;

export const functionsRequest = (): ApiRequest => ({ service: 'graphite', method: 'GET', path: '/functions' });

/**
 * Decodes the functions of a server, sorted by name.
 *
 * @throws HunterError if it has no such list, like graphite-web before 1.1 and some compatible servers
 */
export function decodeFunctions(answer: ApiAnswer): GraphiteFunction[] {
  if (answer.status !== 200) {
    throw graphiteError(answer, 'the list of functions');
  }
  try {
    // graphite-web 1.1.8 writes a bare Infinity, which is not JSON
    const body = answer.body
      .replace(/("default"\s*:\s*)(-?)Infinity/g, '$1$21e9999')
      .replace(/("default"\s*:\s*)NaN/g, '$1null');
    const functions = Object.entries(parseJson(body) as Record<string, unknown>)
      .filter((entry): entry is [string, RawFunction] => isObject(entry[1]))
      .map(slim);
    if (functions.length === 0) {
      throw new SyntaxError('empty');
    }
    return functions.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    throw graphiteNonsense(answer, 'the list of functions');
  }
}

interface RawFunction {
  name?: unknown;
  group?: unknown;
  description?: unknown;
  params?: unknown;
}

function slim([key, { name, group, description, params }]: [string, RawFunction]): GraphiteFunction {
  return {
    name: typeof name === 'string' ? name : key,
    group: typeof group === 'string' && group !== '' ? group : 'Other',
    description: summary(typeof description === 'string' ? description : ''),
    params: (Array.isArray(params) ? params : []).filter(isObject).map(slimParam),
  };
}

function slimParam(raw: Record<string, unknown>): GraphiteParam {
  const value = raw.default;
  const options = valuesOf(raw.options);
  const suggestions = valuesOf(raw.suggestions);
  return {
    name: textOf(raw.name, ''),
    type: textOf(raw.type, 'any'),
    ...(raw.required === true && { required: true }),
    ...(isValue(value) && { default: value }),
    ...(raw.multiple === true && { multiple: true }),
    ...(options.length > 0 && { options }),
    ...(suggestions.length > 0 && { suggestions }),
  };
}

const isValue = (value: unknown): value is ParamValue => ['string', 'number', 'boolean'].includes(typeof value);
const textOf = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
const valuesOf = (list: unknown) => (Array.isArray(list) ? list.filter(isValue) : []);

/** Shortens a description to its first sentence, or two short ones, without reStructuredText mark-up. */
function summary(whole: string): string {
  // the first sentences are at the beginning: there is no need to search all of a long text
  const description = whole.slice(0, 2000);
  const paragraph =
    description.split(/\n\s*\n/).find((text) => text.trim() && !/^\s*short (alias|form)/i.test(text)) ?? '';
  const plain = paragraph
    .replace(/:\w+:(?:\w+:)?`~?\.?([^`<]*?)(?:\s*<[^`]*)?`/g, '$1')
    .replace(/[`*]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [first, second = ''] = plain.split(/(?<=[.!])\s/);
  const text = first.length < 60 ? `${first} ${second}`.trim() : first;
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
