import { parseJson } from '../../decode/json';
import { Budget, checkLength } from './budget';
import { DefinitionError } from './error';
import { fromPlain } from './plain';
import { parseYaml } from './yaml';

/** Run parameters by name: plain JavaScript values, or Java values from `parseJsonParams` and `parseYamlParams`. */
export type Params = Record<string, unknown>;

/**
 * Parses parameters from JSON text to Java values. The text is read as YAML, which includes JSON, because `JSON.parse`
 * does not distinguish 1.0 (a double, printed as `1.0`) from 1.
 *
 * @throws DefinitionError of kind `parameters`
 */
export function parseJsonParams(json: string): Params {
  try {
    parseJson(json);
  } catch {
    throw new DefinitionError('parameters', 'The parameters are not valid JSON: give an object such as {"size": 5}.');
  }
  // JSON may be indented with tabs, which YAML may not; within strings they are escaped.
  return parseMapping(json.replace(/\t/g, ' '), 'JSON object');
}

/** Parses parameters from YAML text, such as a run's `templateParams`. @throws DefinitionError of kind `parameters` */
export function parseYamlParams(yaml: string): Params {
  return parseMapping(yaml, 'YAML mapping');
}

function parseMapping(text: string, kind: string): Params {
  let parsed: unknown;
  checkLength(text, 'the text of its parameters');
  try {
    parsed = parseYaml(text, new Budget());
  } catch (error) {
    if (error instanceof DefinitionError) {
      throw error;
    }
    throw new DefinitionError('parameters', `The parameters cannot be read: ${(error as Error).message}.`);
  }
  if (parsed === null) {
    return {};
  }
  if (!(parsed instanceof Map)) {
    throw new DefinitionError('parameters', `The parameters must be a ${kind} of names and values.`);
  }
  return Object.fromEntries(parsed);
}

/** Makes a separate template scope of the parameters: Fallout looks a whole name up there, then in the defaults. */
export function paramScope(params: Params): Map<unknown, unknown> {
  return new Map(Object.keys(params).map((name): [unknown, unknown] => [name, fromPlain(params[name])]));
}
