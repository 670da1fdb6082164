import { InvalidArgumentError, Option } from 'commander';

import { isNumber, type NumberBounds } from '../core/decode/check';

// Parsers for the values of options. Commander adds the option's name to their errors.

/** Parses a text that is not empty. */
export function textOf(text: string): string {
  const value = text.trim();
  if (value === '') {
    throw new InvalidArgumentError('It must not be empty.');
  }
  return value;
}

/** Parses a comma-separated list with at least one item: `a,b` → `['a', 'b']`. */
export function listOf(text: string): string[] {
  const items = text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
  if (items.length === 0) {
    throw new InvalidArgumentError('Name at least one; several are separated by commas.');
  }
  return items;
}

/** Makes a parser for decimal numbers within bounds. */
const numberWithin =
  (bounds: NumberBounds) =>
  (text: string): number => {
    const value = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) ? Number(text) : NaN;
    if (!isNumber(value, bounds)) {
      throw new InvalidArgumentError(`It must be a ${describeBounds(bounds)}.`);
    }
    return value;
  };

/** `whole number at least 1 and at most 65535` */
function describeBounds({ above, min, max, whole }: NumberBounds): string {
  const lower = above !== undefined ? `above ${above}` : min !== undefined ? `at least ${min}` : '';
  const upper = max !== undefined ? `at most ${max}` : '';
  const bounds = [lower, upper].filter(Boolean).join(' and ');
  return `${whole ? 'whole ' : ''}number${bounds && ` ${bounds}`}`;
}

/** Parses a p-value, above 0 and at most 1. */
export const probabilityOf = numberWithin({ above: 0, max: 1 });

/** Parses the size of the smallest change to report: 0.05 is 5 %. */
export const shareOf = numberWithin({ min: 0, max: 1e6 });

export const portOf = numberWithin({ min: 1, max: 65_535, whole: true });

/** Parses `name=value`, and adds it to the earlier ones: the option may be repeated. */
export function paramOf(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || name.trim() === '') {
    throw new InvalidArgumentError('Write name=value.');
  }
  return { ...before, [name.trim()]: value };
}

/** Makes the option `--format`. The first format is the default. */
export const formatOption = (formats: string[]): Option =>
  new Option('--format <format>', 'output format').choices(formats).default(formats[0]);
