import { shorten } from '../../escape/shorten';
import { Budget, checkExpanded } from './budget';
import { DefinitionError } from './error';
import { javaText } from './java-text';
import { JavaInteger } from './java-values';
import { parseTemplate, type Token } from './template';

/**
 * Expands a template as Fallout does with mustache.java 0.9.10: without HTML escaping; null becomes an empty text, and
 * a name without a value is an error.
 *
 * @param scopes values (as `java-values` describes them) by name; later scopes hide earlier ones
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

/** Lists names in a sentence, at most twenty. */
function listed(names: string[]): string {
  const most = 20;
  const shown = names.slice(0, most).map((name) => shorten(name));
  return names.length > most ? `${shown.join(', ')} and ${names.length - most} more` : shown.join(', ');
}

/** The text rendered so far, and the names without a value. */
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
    // A name without a value is an error in any case, so it does not matter that this renders its body.
    renderTokens(token.body, scopes, output);
  }
}

/** Returns the values that a section is repeated for: none for null, false, '' and []; one for 0 and {}. */
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
 * Looks a name up, from the innermost scope outwards. In each scope the whole name is tried first, then its parts, one
 * inside the other, as mustache.java's class ReflectionObjectHandler does. If there is no value, the result is
 * undefined and the name is added to `missing`.
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
      // Once all parts but the last are found in a scope, outer scopes are not tried.
      missing.add(rest);
      return undefined;
    }
  }
  missing.add(name);
  return undefined;
}

/** Looks up a key of a map, or calls a Java method without arguments, of those that templates may plausibly use. */
function member(scope: unknown, name: string, budget: Budget): { value: unknown } | undefined {
  if (scope instanceof Map) {
    return scope.has(name) ? { value: scope.get(name) } : undefined;
  }
  if (typeof scope === 'string') {
    budget.takeSteps(scope.length);
    return call(STRING_METHODS, name, scope);
  }
  return Array.isArray(scope) ? call(LIST_METHODS, name, scope) : undefined;
}

type Methods<T> = Map<string, (scope: T) => unknown>;

function call<T>(methods: Methods<T>, name: string, scope: T): { value: unknown } | undefined {
  const method = methods.get(name);
  return method && { value: method(scope) };
}

const count = (n: number) => new JavaInteger(String(n));

const STRING_METHODS: Methods<string> = new Map<string, (text: string) => unknown>([
  ['length', (text) => count(text.length)],
  ['isEmpty', (text) => text === ''],
  ['empty', (text) => text === ''],
  ['isBlank', (text) => text.trim() === ''],
  ['blank', (text) => text.trim() === ''],
  ['trim', (text) => text.trim()],
  ['strip', (text) => text.trim()],
  ['toLowerCase', (text) => text.toLowerCase()],
  ['toUpperCase', (text) => text.toUpperCase()],
]);

const LIST_METHODS: Methods<unknown[]> = new Map<string, (list: unknown[]) => unknown>([
  ['size', (list) => count(list.length)],
  ['isEmpty', (list) => list.length === 0],
  ['empty', (list) => list.length === 0],
]);
