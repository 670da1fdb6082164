import { DefinitionError } from './error';
import { javaText } from './java-text';
import { JavaInteger } from './java-values';
import { parseTemplate, type Token } from './template';

/**
 * Puts values into a template as Fallout does with mustache.java 0.9.10: no HTML escaping, a null is no text, a name
 * without a value is an error.
 *
 * @param scopes mappings of values (as `java-values` describes them) by name; later ones hide earlier ones
 * @throws DefinitionError of kind `template` or `missing-parameters`
 */
export function renderTemplate(template: string, ...scopes: Array<Map<unknown, unknown>>): string {
  const missing = new Set<string>();
  const output = new Output();
  renderTokens(parseTemplate(template), scopes, missing, output);
  if (missing.size > 0) {
    const names = [...missing];
    throw new DefinitionError(
      'missing-parameters',
      `The template needs ${names.length === 1 ? 'a value' : 'values'} for ${names.join(', ')}: give ${names.length === 1 ? 'it as a run parameter or a default' : 'them as run parameters or defaults'}.`,
      names
    );
  }
  return output.text;
}

/** The most text that SnakeYAML reads. */
const MAX_LENGTH = 3 * 1024 * 1024;

/** What is rendered so far, within bounds: lists within lists grow fast. */
class Output {
  text = '';
  private steps = 0;

  add(text: string): void {
    this.text += text;
    this.steps++;
    if (this.text.length > MAX_LENGTH || this.steps > MAX_LENGTH) {
      throw new DefinitionError('template', 'The template expands to more than 3 MiB, the most that Fallout reads.');
    }
  }
}

function renderTokens(tokens: Token[], scopes: unknown[], missing: Set<string>, output: Output): void {
  tokens.forEach((token) => renderToken(token, scopes, missing, output));
}

function renderToken(token: Token, scopes: unknown[], missing: Set<string>, output: Output): void {
  if (token.type === 'text') {
    output.add(token.text);
    return;
  }
  const value = lookUp(token.name, scopes, missing);
  if (token.type === 'value') {
    output.add(value === null || value === undefined ? '' : javaText(value));
    return;
  }
  const items = itemsOf(value);
  if (token.type === 'section') {
    items.forEach((item) => {
      output.add('');
      renderTokens(token.body, item === null ? scopes : [...scopes, item], missing, output);
    });
  } else if (items.length === 0) {
    // A name without a value is reported, so what stands for its absence does not matter.
    renderTokens(token.body, scopes, missing, output);
  }
}

/** What a section repeats for: nothing for null, false, '' and []; 0 and {} are there. */
function itemsOf(value: unknown): unknown[] {
  if (value === null || value === undefined || value === false || value === '') {
    return [];
  }
  if (Array.isArray(value)) {
    return value;
  }
  return value instanceof Set ? [...value] : [value];
}

/**
 * The value of a name, from the innermost scope outwards; undefined, and noted as missing, when there is none. In each
 * scope the whole name is tried first, then its parts one inside the other. (mustache.java's ReflectionObjectHandler)
 */
function lookUp(name: string, scopes: unknown[], missing: Set<string>): unknown {
  if (name === '.') {
    return scopes[scopes.length - 1];
  }
  for (let s = scopes.length - 1; s >= 0; s--) {
    const whole = member(scopes[s], name);
    if (whole) {
      return whole.value;
    }
    const parts = name.split('.');
    let scope = scopes[s];
    for (let p = 0; p < parts.length - 1; p++) {
      const found = member(scope, parts[p]);
      if (!found) {
        scope = undefined;
        break;
      }
      scope = found.value;
      if (scope === null) {
        missing.add(parts.slice(p + 1).join('.'));
        return undefined;
      }
    }
    if (parts.length > 1 && scope !== undefined) {
      const rest = parts[parts.length - 1];
      const leaf = member(scope, rest);
      if (leaf) {
        return leaf.value;
      }
      // Once the first parts are found, outer scopes are not looked at.
      missing.add(rest);
      return undefined;
    }
  }
  missing.add(name);
  return undefined;
}

/** A key of a map, or one of the Java methods without arguments that a template may plausibly use. */
function member(scope: unknown, name: string): { value: unknown } | undefined {
  if (scope instanceof Map) {
    return scope.has(name) ? { value: scope.get(name) } : undefined;
  }
  const count = (n: number) => ({ value: new JavaInteger(String(n)) });
  if (typeof scope === 'string') {
    switch (name) {
      case 'length':
        return count(scope.length);
      case 'isEmpty':
      case 'empty':
        return { value: scope === '' };
      case 'isBlank':
      case 'blank':
        return { value: scope.trim() === '' };
      case 'trim':
      case 'strip':
        return { value: scope.trim() };
      case 'toLowerCase':
        return { value: scope.toLowerCase() };
      case 'toUpperCase':
        return { value: scope.toUpperCase() };
    }
  }
  if (Array.isArray(scope)) {
    switch (name) {
      case 'size':
        return count(scope.length);
      case 'isEmpty':
      case 'empty':
        return { value: scope.length === 0 };
    }
  }
  return undefined;
}
