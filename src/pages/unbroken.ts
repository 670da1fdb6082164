/**
 * A text of numbers as browsers break it into lines: a number stays with its `%` or what it counts, a spread with its
 * level, and a p-value with its name. Only for the screen: who copies a report wants plain spaces.
 */
export const unbroken = (text: string): string =>
  text
    .replace(/ ± /g, '\u00a0±\u00a0')
    .replace(/ %/g, '\u00a0%')
    .replace(/(^|[\s(])(\d(?:[\d.,]*\d)?) (?=\p{L})/gu, '$1$2\u00a0')
    .replace(/\bp ([<=]) /g, 'p\u00a0$1\u00a0');
