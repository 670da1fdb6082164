import { InvalidArgumentError, Option, type Command } from 'commander';

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

/** Parses a number of runs. */
export const countOf = numberWithin({ min: 1, max: 1e6, whole: true });

/** Parses a number of threads. */
export const threadsOf = numberWithin({ min: 0, max: 64, whole: true });

export const portOf = numberWithin({ min: 1, max: 65_535, whole: true });

/** Parses `name=value`, and adds it to the earlier ones: the option may be repeated. */
export function paramOf(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || name.trim() === '') {
    throw new InvalidArgumentError('Write name=value.');
  }
  return { ...before, [name.trim()]: value };
}

/** Adds a value to the earlier ones: the option may be repeated. */
export const repeatedOf = (text: string, before: string[] = []): string[] => [...before, textOf(text)];

/** Parses a single character; `tab` is a tab. */
export function charOf(text: string): string {
  const char = text === 'tab' || text === '\\t' ? '\t' : text;
  if (char.length !== 1 || /[\r\n]/.test(char)) {
    throw new InvalidArgumentError('It must be one character, or tab.');
  }
  return char;
}

const UNITS: Record<string, number> = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Parses a duration such as `15min`, in ms. */
export function durationOf(text: string): number {
  const [, number, unit] = /^(\d{1,6})\s*(s|min|h|d|w)$/.exec(text.trim()) ?? [];
  const duration = Number(number) * UNITS[unit];
  if (!(duration > 0)) {
    throw new InvalidArgumentError('It must be a number with s, min, h, d or w, such as 15min.');
  }
  return duration;
}

const FACTS = ['time', 'id', 'version', 'branch', 'commit'];

/** Parses columns with facts of a run, `time=started,commit=sha`. */
export function columnsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    listOf(text).map((item) => {
      const [, fact, name] = /^([^=]+)=(.+)$/.exec(item) ?? [];
      if (!FACTS.includes(fact)) {
        throw new InvalidArgumentError(`Write fact=name; facts are ${FACTS.join(', ')}.`);
      }
      return [fact, name.trim()];
    })
  );
}

/** Makes the option `--format`. The first format is the default. */
export const formatOption = (formats: string[]): Option =>
  new Option('--format <format>', 'output format').choices(formats).default(formats[0]);

/** The options of a command that were typed, without those that have their default. */
export const typedOptions = (command: Command): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(command.opts()).filter(([name]) => command.getOptionValueSource(name) !== 'default')
  );
