import { shorten } from '../../escape/shorten';
import { Budget, checkLength } from './budget';
import { DefinitionError } from './error';
import { paramScope, type Params } from './params';
import { renderTemplate } from './render';
import { splitDefinition } from './split';
import { parseYaml } from './yaml';

/** A definition after templating. */
export interface Expansion {
  /** The defaults by name, with values as `java-values` describes them. */
  defaults: Map<unknown, unknown>;
  /** The text of the template with its values. */
  expanded: string;
}

const YAML_URL = 'yaml_url: ';

/** Expands a definition with run parameters over its defaults, as Fallout does. @throws DefinitionError */
export function expandDefinition(text: string, params: Params = {}, budget = new Budget()): Expansion {
  checkLength(text, 'it');
  const { defaultsText, template } = splitDefinition(text);
  if (template.startsWith(YAML_URL)) {
    const url = shorten(template.slice(YAML_URL.length).split('\n', 1)[0].trim());
    throw new DefinitionError(
      'yaml-url',
      defaultsText?.trim()
        ? `The definition takes its text from ${url}, so it cannot have defaults before it: remove them.`
        : `The definition takes its text from ${url}, which Fallout fetches at each run: use the definition of the newest run instead.`
    );
  }
  const defaults = parseDefaults(defaultsText, budget);
  return {
    defaults,
    expanded: renderTemplate(template, [defaults, paramScope(params)], budget),
  };
}

/** Parses the defaults: one mapping, or nothing. @throws DefinitionError of kind `defaults` or `too-large` */
export function parseDefaults(text: string | null, budget = new Budget()): Map<unknown, unknown> {
  let parsed: unknown;
  try {
    parsed = text === null ? null : parseYaml(text, budget);
  } catch (error) {
    if (error instanceof DefinitionError) {
      throw error;
    }
    throw new DefinitionError('defaults', `The defaults are no valid YAML: ${(error as Error).message}.`);
  }
  if (parsed === null) {
    return new Map();
  }
  if (!(parsed instanceof Map)) {
    throw new DefinitionError(
      'defaults',
      'The defaults (the part before the first ---) must be names with values, such as "prefix: perf.daily".'
    );
  }
  return parsed;
}
