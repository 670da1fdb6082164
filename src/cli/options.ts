import { InvalidArgumentError } from 'commander';

/** `a,b` → `['a', 'b']` */
export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

export function numberOf(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InvalidArgumentError('It must be a number.');
  }
  return value;
}

/** Collects repeated `name=value`. */
export function paramOf(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined) {
    throw new InvalidArgumentError('Write name=value.');
  }
  return { ...before, [name]: value };
}
