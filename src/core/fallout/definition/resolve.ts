import { Budget } from './budget';
import { DefinitionError } from './error';
import { expandDefinition } from './expand';
import type { Params } from './params';
import { toPlain } from './plain';
import { findExport, type Export } from './prefix';
import { parseYaml } from './yaml';

/** The location of a test's results in Graphite, and the expanded definition. */
export interface Resolution extends Export {
  /** The definition's defaults as plain JSON data. */
  defaults: Record<string, unknown>;
  /** The text of the definition after its template was expanded. */
  expanded: string;
}

/**
 * Finds the Graphite prefix of a definition with run parameters.
 *
 * @throws DefinitionError, with the expanded text if expansion succeeded
 */
export function resolveDefinition(text: string, params: Params = {}): Resolution {
  const budget = new Budget();
  const { defaults, expanded } = expandDefinition(text, params, budget);
  try {
    return {
      ...findExport(parseExpanded(expanded, budget)),
      defaults: toPlain(defaults) as Record<string, unknown>,
      expanded,
    };
  } catch (error) {
    if (error instanceof DefinitionError) {
      error.expanded = expanded;
    }
    throw error;
  }
}

/** Parses an expanded definition. @throws DefinitionError of kind `yaml` or `too-large` */
export function parseExpanded(expanded: string, budget = new Budget()): unknown {
  try {
    return parseYaml(expanded, budget);
  } catch (error) {
    if (error instanceof DefinitionError) {
      throw error;
    }
    throw new DefinitionError('yaml', `The expanded definition is no valid YAML: ${(error as Error).message}.`);
  }
}
