import { fill, type Say } from '../core/say';
import { localNumber } from './format/number-language';
import { t } from './translate';

const sayText: Say = (key, english, values) =>
  typeof english === 'string'
    ? fill(textOf(key, english), values)
    : t(key, english.other, { ...values, defaultValue_one: english.one, defaultValue_other: english.other });

/** The core's sentences and numbers in the language of Grafana's user. */
export const say: Say = Object.assign(sayText, { number: localNumber });

const texts = new Map<string, string>();

/**
 * Looked up once: a chart with hundreds of marks has a sentence for each, and i18next takes longer to find and fill one
 * than to draw the mark. Grafana loads the page again for another language.
 */
function textOf(key: string, english: string): string {
  let text = texts.get(key);
  if (text === undefined) {
    text = t(key, english, { skipInterpolation: true });
    texts.set(key, text);
  }
  return text;
}
