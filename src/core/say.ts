/**
 * Translates a text into the reader's language. `english` is the text without a translation, with placeholders such as
 * `{{name}}` for `values`; it is a pair of `one` and `other` if the text depends on the value `count`.
 */
export interface Say {
  (key: string, english: string | Plural, values?: Record<string, string | number>): string;
  /** Writes a number of `core/format.ts` with the separators of the reader's language. They stay English without. */
  number?: (english: string) => string;
}

interface Plural {
  one: string;
  other: string;
}

/** Leaves texts in English: for terminals, annotations, error messages and files. */
export const english: Say = (_, text, values = {}) =>
  fill(typeof text === 'string' ? text : values.count === 1 ? text.one : text.other, values);

/** A number of `core/format.ts` with the separators of the reader's language. */
export const sayNumber = (english: string, say: Say): string => say.number?.(english) ?? english;

/** Replaces the placeholders of a text by their values. */
export const fill = (text: string, values: Record<string, string | number> = {}): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name]));

/** `1 run`, `12 runs`. */
export const sayRuns = (count: number, say: Say): string =>
  say('report.runs', { one: '{{count}} run', other: '{{count}} runs' }, { count });
