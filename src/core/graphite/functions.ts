import { isObject } from '../decode/check';
import { parseJson } from '../decode/json';
import type { ApiAnswer, ApiRequest } from '../transport/request';
import { graphiteError, graphiteNonsense } from './answer-errors';

/** A function that a Graphite server has. */
export interface GraphiteFunction {
  name: string;
  group: string;
  /** A sentence or two. */
  description: string;
  params: GraphiteParam[];
}

export interface GraphiteParam {
  name: string;
  /** `series…` for series, else `string`, `integer`, `float`, `boolean`, `interval`, `node`, `tag`, `aggFunc`, … */
  type: string;
  required?: boolean;
  default?: ParamValue;
  /** The last one may be repeated. */
  multiple?: boolean;
  /** The only values there are. */
  options?: ParamValue[];
  /** Values that are often used. */
  suggestions?: ParamValue[];
}

export type ParamValue = string | number | boolean;

export const functionsRequest = (): ApiRequest => ({ service: 'graphite', method: 'GET', path: '/functions' });

/** The functions of a server, by name. @throws HunterError when it has no such list (before 1.1, and other makers'). */
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

/** The start of a description in reStructuredText, without its mark-up: a sentence, or two short ones. */
function summary(whole: string): string {
  // what is shown stands at the beginning
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
