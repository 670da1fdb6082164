/**
 * Says a text in the reader's language. `english` is what it says without a translation, with values as `{{name}}`;
 * `one` and `other` where it depends on the value `count`.
 */
export type Say = (key: string, english: string | Plural, values?: Record<string, string | number>) => string;

interface Plural {
  one: string;
  other: string;
}

/** As terminals, annotations, messages and files have it: the same everywhere. */
export const english: Say = (_, text, values = {}) =>
  fill(typeof text === 'string' ? text : values.count === 1 ? text.one : text.other, values);

/** A text with its values. */
export const fill = (text: string, values: Record<string, string | number> = {}): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name]));

/** `1 run`, `12 runs`. */
export const sayRuns = (count: number, say: Say): string =>
  say('report.runs', { one: '{{count}} run', other: '{{count}} runs' }, { count });
