import { t } from '@grafana/i18n';

import type { Say } from '../core/report/say';

/** The core's sentences in the language of Grafana's user. */
export const say: Say = (key, english, values) =>
  typeof english === 'string'
    ? t(key, english, values)
    : t(key, english.other, { ...values, defaultValue_one: english.one, defaultValue_other: english.other });
