import { shorten } from '../../escape/shorten';
import { Budget, checkExpanded } from './budget';
import { DefinitionError } from './error';
import { javaText } from './java-text';
import { JavaInteger } from './java-values';
import { parseTemplate, type Token } from './template';

/**
 * Puts values into a template as Fallout does with mustache.java 0.9.10: no HTML escaping, a null is no text, a name
 * without a value is an error.
 *
 * @param scopes mappings of values (as `java-values` describes them) by name; later ones hide earlier ones
 * @throws DefinitionError of kind `template`, `missing-parameters` or `too-large`
 */
export function renderTemplate(
  template: string,
  scopes: Array<Map<unknown, unknown>>,
  budget: Budget = new Budget()
): string {
  const output = new Output(budget);
  renderTokens(parseTemplate(template, budget), scopes, output);
  const { missing } = output;
  if (missing.size > 0) {
    const names = [...missing];
    throw new DefinitionError(
      'missing-parameters',
      `The template needs ${names.length === 1 ? 'a value' : 'values'} for ${listed(names)}: give ${names.length === 1 ? 'it as a run parameter or a default' : 'them as run parameters or defaults'}.`,
      names
    );
  }
  return output.text();
}

/** Names in a sentence; a hundred of them are not read. */
function listed(names: string[]): string {
  const most = 20;
  const shown = names.slice(0, most).map((name) => shorten(name));
  return names.length > most ? `${shown.join(', ')} and ${names.length - most} more` : shown.join(', ');
}

/** What is rendered so far, and the names without a value that were met. */
class Output {
  readonly missing = new Set<string>();
  private readonly parts: string[] = [];
  private length = 0;

  constructor(readonly budget: Budget) {}

  add(text: string): void {
    this.parts.push(text);
    this.length += text.length;
    checkExpanded(this.length);
  }

  text(): string {
    return this.parts.join('');
  }
}

function renderTokens(tokens: Token[], scopes: unknown[], output: Output): void {
  tokens.forEach((token) => renderToken(token, scopes, output));
}

function renderToken(token: Token, scopes: unknown[], output: Output): void {
  output.budget.takeSteps();
  if (token.type === 'text') {
    output.add(token.text);
    return;
  }
  const value = lookUp(token.name, scopes, output);
  if (token.type === 'value') {
    output.add(value === null || value === undefined ? '' : javaText(value));
    return;
  }
  const items = itemsOf(value);
  if (token.type === 'section') {
    items.forEach((item) => {
      output.budget.takeSteps();
      renderTokens(token.body, item === null ? scopes : [...scopes, item], output);
    });
  } else if (items.length === 0) {
    // A name without a value is reported, so what stands for its absence does not matter.
    renderTokens(token.body, scopes, output);
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
function lookUp(name: string, scopes: unknown[], { missing, budget }: Output): unknown {
  budget.takeSteps(name.length * scopes.length);
  if (name === '.') {
    return scopes[scopes.length - 1];
  }
  for (let s = scopes.length - 1; s >= 0; s--) {
    const whole = member(scopes[s], name, budget);
    if (whole) {
      return whole.value;
    }
    const parts = name.split('.');
    let scope = scopes[s];
    for (let p = 0; p < parts.length - 1; p++) {
      const found = member(scope, parts[p], budget);
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
      const leaf = member(scope, rest, budget);
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
function member(scope: unknown, name: string, budget: Budget): { value: unknown } | undefined {
  if (scope instanceof Map) {
    return scope.has(name) ? { value: scope.get(name) } : undefined;
  }
  const count = (n: number) => ({ value: new JavaInteger(String(n)) });
  if (typeof scope === 'string') {
    budget.takeSteps(scope.length);
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
