import { t as translate } from '@grafana/i18n';

/**
 * Translates a text, as `t` of `@grafana/i18n` does, with its values as they are. i18next escapes values for HTML unless
 * told otherwise, and React escapes once more: a series `a/b` would be shown as `a&#x2F;b`.
 */
export const t = (key: string, text: string, values?: Record<string, unknown>): string =>
  translate(key, text, { ...values, interpolation: { escapeValue: false } });
