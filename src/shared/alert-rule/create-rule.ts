import { HunterError } from '../../core/errors';
import { readApiError } from '../grafana-api/api-error';
import { callGrafana } from '../grafana-api/http-api';
import { t } from '../translate';
import type { Rule } from './build-rule';

/** Nightly runs need no more. */
const INTERVAL = '10m';

const RULES = '/api/ruler/grafana/api/v1/rules';

interface Group {
  name: string;
  interval?: string;
  rules: object[];
}

/**
 * Adds a rule to Grafana, in a group of its own name.
 *
 * @returns where Grafana shows it
 * @throws HunterError
 */
export async function createRule(rule: Rule, folder: string): Promise<string> {
  const path = `${RULES}/${encodeURIComponent(folder)}`;
  const { title } = rule.grafana_alert;
  try {
    // a group is written as a whole: what is in it already must stay
    const { rules, interval = INTERVAL } = await callGrafana<Group>(
      'GET',
      `${path}/${encodeURIComponent(title)}`
    ).catch(ifNone<Group>({ name: title, rules: [] }));
    const group = { name: title, interval, rules: [...rules, rule] };
    const { created = [] } = await callGrafana<{ created?: string[] }>('POST', path, group);
    return created[0] ? `/alerting/grafana/${created[0]}/view` : '/alerting/list';
  } catch (error) {
    throw toHunterError(error);
  }
}

const ifNone =
  <T>(otherwise: T) =>
  (error: unknown): T => {
    if (readApiError(error).status === 404) {
      return otherwise;
    }
    throw error;
  };

function toHunterError(error: unknown): HunterError {
  const { status, reason } = readApiError(error);
  return status === 401 || status === 403
    ? new HunterError(
        'auth',
        t(
          'alert-rule.forbidden',
          'You may not create alert rules in this folder: ask for the role Editor, or choose another.'
        )
      )
    : new HunterError('server', t('alert-rule.not-saved', 'The rule could not be saved: {{reason}}', { reason }));
}
