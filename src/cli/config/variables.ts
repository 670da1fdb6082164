import type { Problem } from './schema';

/** `${NAME}`, `${NAME:-otherwise}`; `$${` is a dollar sign and a brace. */
const VARIABLE = /\$(\$\{|\{([A-Za-z_]\w*)(?::-([^}]*))?\})/g;

/**
 * Replaces variables of the environment in all texts of a value. A text with a variable that is not set is left out of
 * its map or list, and reported.
 */
export function replaceVariables(
  value: unknown,
  environment: NodeJS.ProcessEnv,
  path: PropertyKey[] = []
): { value: unknown; missing: Problem[] } {
  const missing: Problem[] = [];
  const replaced = (one: unknown, at: PropertyKey[]): unknown => {
    if (typeof one === 'string') {
      const unset = [...one.matchAll(VARIABLE)].find(
        ([, , name, otherwise]) => name !== undefined && environment[name] === undefined && otherwise === undefined
      );
      if (unset) {
        missing.push({ path: at, message: `needs the variable ${unset[2]}, which the environment does not have` });
        return undefined;
      }
      return one.replace(VARIABLE, (_, text: string, name?: string, otherwise?: string) =>
        name === undefined ? text : (environment[name]?.trim() ?? otherwise ?? '')
      );
    }
    if (Array.isArray(one)) {
      return one.map((item, i) => replaced(item, [...at, i])).filter((item) => item !== undefined);
    }
    return typeof one === 'object' && one !== null
      ? Object.fromEntries(
          Object.entries(one).flatMap(([key, item]) => {
            const result = replaced(item, [...at, key]);
            return result === undefined ? [] : [[key, result]];
          })
        )
      : one;
  };
  return { value: replaced(value, path), missing };
}
