import { InvalidArgumentError, Option } from 'commander';

// What options take. Whatever else is typed is refused by commander, which names the option.

/** A text that is not empty. */
export function textOf(text: string): string {
  const value = text.trim();
  if (value === '') {
    throw new InvalidArgumentError('It must not be empty.');
  }
  return value;
}

/** `a,b` → `['a', 'b']`; at least one. */
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

interface Bounds {
  /** More than this. */
  above?: number;
  min?: number;
  max?: number;
  whole?: boolean;
}

/** Reads a decimal number within bounds. */
const numberWithin =
  ({ above, min, max, whole = false }: Bounds) =>
  (text: string): number => {
    const value = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) ? Number(text) : NaN;
    const fits =
      Number.isFinite(value) &&
      !(above !== undefined && value <= above) &&
      !(min !== undefined && value < min) &&
      !(max !== undefined && value > max) &&
      (!whole || Number.isInteger(value));
    if (!fits) {
      const lower = above !== undefined ? `above ${above}` : min !== undefined ? `at least ${min}` : '';
      const upper = max !== undefined ? `at most ${max}` : '';
      const bounds = [lower, upper].filter(Boolean).join(' and ');
      throw new InvalidArgumentError(`It must be a ${whole ? 'whole ' : ''}number${bounds && ` ${bounds}`}.`);
    }
    return value;
  };

/** Of `--max-p-value`. */
export const probabilityOf = numberWithin({ above: 0, max: 1 });

/** Of the smallest changes to report: 0.05 is 5 %. */
export const shareOf = numberWithin({ min: 0, max: 1e6 });

export const portOf = numberWithin({ min: 1, max: 65_535, whole: true });

/** Collects repeated `name=value`. */
export function paramOf(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || name.trim() === '') {
    throw new InvalidArgumentError('Write name=value.');
  }
  return { ...before, [name.trim()]: value };
}

/** `--format`, of which the first is meant without it. */
export const formatOption = (formats: string[]): Option =>
  new Option('--format <format>', 'form of the answer').choices(formats).default(formats[0]);
