import { t as translate } from '@grafana/i18n';

import { wholeNumber } from './format/number-language';

/**
 * Translates a text, as `t` of `@grafana/i18n` does, with its values as they are, and counts in the user's language.
 * i18next escapes values for HTML unless told otherwise, and React escapes once more: a series `a/b` would be shown as
 * `a&#x2F;b`.
 */
export const t = (key: string, text: string, values: Record<string, unknown> = {}): string =>
  // `count` chooses the form of the text as a number, and stands in it as what `replace` has
  translate(key, text, { ...values, replace: written(values), interpolation: { escapeValue: false } });

const written = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Number.isInteger(value) ? wholeNumber(value as number) : value,
    ])
  );
