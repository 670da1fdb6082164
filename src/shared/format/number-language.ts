import { config } from '@grafana/runtime';

/** The language that the user has chosen in Grafana; the browser's when Grafana has none. */
const userLanguage = (): string | undefined => config.bootData?.user?.language || undefined;

/** Writes numbers of `core/format.ts`, such as `−1,234.5 %`, with the separators of the user's language. */
export function localNumber(english: string): string {
  const { decimal, group } = separators();
  // a dot or a comma between words is none of a number
  return english.replace(
    /(\d)([.,])(?=\d)/g,
    (_both, digit: string, separator) => digit + (separator === '.' ? decimal : group)
  );
}

const SEPARATORS = new Map<string | undefined, { decimal: string; group: string }>();

/** The separators of the user's language; asked for once, since a panel writes thousands of numbers. */
function separators() {
  const language = userLanguage();
  let known = SEPARATORS.get(language);
  if (!known) {
    const parts = new Intl.NumberFormat(language).formatToParts(-1_234_567.8);
    const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    known = { decimal: sign('decimal'), group: sign('group') };
    SEPARATORS.set(language, known);
  }
  return known;
}

/** From here on digits hide how large a number is. */
const LONG = 1e7;

/**
 * Writes a number without a unit in the user's language: `51,978`, `0.01235`, `3.15B`.
 *
 * @param digits at least as many are shown, where there are as many: labels of an axis need more than a level
 */
export function plainNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  if (size >= LONG) {
    return formatter({ notation: 'compact', maximumSignificantDigits: digits }).format(value);
  }
  if (size !== 0 && size < 1e-4) {
    return formatter({ notation: 'scientific', maximumSignificantDigits: digits }).format(value);
  }
  const whole = size < 1 ? 0 : Math.floor(Math.log10(size)) + 1;
  const options: Intl.NumberFormatOptions =
    whole > 0 ? { maximumFractionDigits: Math.max(0, digits - whole) } : { maximumSignificantDigits: digits };
  return formatter(options).format(value);
}

/** Writes a count in the user's language: `20,000`. */
export const wholeNumber = (count: number): string => formatter({ maximumFractionDigits: 0 }).format(count);

const FORMATTERS = new Map<string, Intl.NumberFormat>();

/** Made once: an axis formats hundreds of numbers, and a formatter takes longer to make than to use. */
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([userLanguage(), options]);
  let made = FORMATTERS.get(key);
  if (!made) {
    made = new Intl.NumberFormat(userLanguage(), options);
    FORMATTERS.set(key, made);
  }
  return made;
}
